import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { AssetMarks } from '#twin/AssetMarks.ts'
import { sayNumber } from '#twin/sayValue.ts'
import { stateColour } from '#twin/stateColour.ts'
import type { Twin } from '#twin/Twin.ts'
import { usePulse } from './usePulse.ts'

/** An asset that is in a state which the twin file shows in a colour. */
export type Abnormal = { asset: number; word: string; colour: string }

const none: readonly Abnormal[] = []

/** All of them, looked for once a second. */
export function useAbnormal(): readonly Abnormal[] {
  const twin = usePlant((plant) => plant.twin)
  const marks = useMemo(() => (twin ? new AssetMarks(twin) : null), [twin])
  const [found, setFound] = useState({ key: '', list: none })
  usePulse(() => {
    const { signals } = usePlant.getState()
    const list = twin && marks && signals ? findAbnormal(twin, marks, signals.value) : none
    const key = list.map(({ asset, word }) => `${asset} ${word}`).join()
    setFound((before) => (before.key === key ? before : { key, list }))
  }, 4)
  return found.list
}

/** The assets that are not as they should be, those that share a colour together. */
export function findAbnormal(
  twin: Twin,
  { stateSlot }: Pick<AssetMarks, 'stateSlot'>,
  values: ArrayLike<number>,
): readonly Abnormal[] {
  const found: Abnormal[] = []
  for (let asset = 0; asset < stateSlot.length; asset++) {
    const slot = stateSlot[asset]
    const colour = slot < 0 ? '' : stateColour(twin, slot, values[slot])
    if (colour === '') continue
    found.push({ asset, colour, word: sayNumber(twin.signals[slot], values[slot]) })
  }
  return found.toSorted((a, b) => rank(a.colour) - rank(b.colour) || a.asset - b.asset)
}

/** Red comes first, then what is nearest to it. */
function rank(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  return green + blue - red
}
