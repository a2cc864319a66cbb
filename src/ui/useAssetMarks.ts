import { useCallback, useMemo } from 'react'
import type { RefObject } from 'react'
import { usePlant } from '#state/plant.ts'
import { Quality, qualityName } from '#twin/Quality.ts'
import { sayNumber } from '#twin/sayValue.ts'
import type { Signal, Twin } from '#twin/Twin.ts'
import { AssetMarks } from '#twin/AssetMarks.ts'
import { showQuality } from './showQuality.ts'
import { stateColour } from '#twin/stateColour.ts'
import { showState } from './showState.ts'
import { usePulse, write } from './usePulse.ts'

/**
 * Keeps the small mark of every asset in sight up to date: its worst quality, or the word of its state. Elements under `root`
 * with `data-mark="<asset>"` are written to; the returned function writes to one at once, when it has just come.
 */
export function useAssetMarks(twin: Twin, root: RefObject<HTMLElement | null>) {
  const signals = usePlant((plant) => plant.signals)
  const marks = useMemo(() => new AssetMarks(twin), [twin])
  const paint = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !signals) return
      const asset = Number(element.dataset.mark)
      if (!(asset >= 0) || asset >= marks.worst.length || marks.hasSignals[asset] === 0) return
      const worst = marks.worst[asset]
      const slot = marks.stateSlot[asset]
      const value = slot < 0 ? NaN : signals.value[slot]
      const colour = slot < 0 ? '' : stateColour(twin, slot, value)
      showState(element, colour)
      // What is abnormal is said first: a fault is not hidden by values that are missing beside it.
      if (worst !== Quality.good && !colour) {
        showQuality(element, worst, marks.count[asset])
        return
      }
      delete element.dataset.quality
      write(element, slot < 0 ? '' : sayState(twin.signals[slot], value, signals.quality[slot]))
    },
    [twin, signals, marks],
  )
  usePulse(() => {
    if (!signals || !root.current) return
    marks.update(signals)
    for (const element of root.current.querySelectorAll<HTMLElement>('[data-mark]')) paint(element)
  }, 2)
  return paint
}

/** The word of a state, and how sure it is when it is not from now. */
function sayState(signal: Signal, value: number, quality: number): string {
  const word = sayNumber(signal, value)
  const isLive = quality === Quality.good || quality === Quality.simulated
  return isLive ? word : `${word}, ${qualityName(quality)}`
}
