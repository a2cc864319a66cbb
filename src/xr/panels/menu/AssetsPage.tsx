import { Container } from '@react-three/uikit'
import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { AssetMarks } from '#twin/AssetMarks.ts'
import { Quality } from '#twin/Quality.ts'
import { sayNumber } from '#twin/sayValue.ts'
import { stateColour } from '#twin/stateColour.ts'
import type { Twin } from '#twin/Twin.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { Press } from '../Press.tsx'
import { useJump } from '../useJump.ts'
import { usePulse } from '../usePulse.ts'
import { useSay } from '../useSay.tsx'

/** The assets, a level at a time: a press goes to one, the arrow beside it opens what is in it. */
export function AssetsPage() {
  const twin = usePlant((plant) => plant.twin)
  return twin && <Levels twin={twin} />
}

function Levels({ twin }: { twin: Twin }) {
  const { toAsset } = useJump()
  const [say, words] = useSay()
  const { children, roots } = twinIndex(twin)
  // A plant with one root begins in it.
  const [open, setOpen] = useState(roots.length === 1 ? roots[0] : -1)
  const top = twin.assets[open]
  const states = useStates(twin)
  const go = (asset: number): void => {
    if (!toAsset(asset)) say('Nobody can stand near it, or it is in no model.')
  }
  return (
    <Container flexDirection="column" flexGrow={1} gap={4}>
      {top && (
        <Container alignItems="center" gap={6} height={46}>
          {(top.parent >= 0 || roots.length > 1) && (
            <Press
              label="Up a level"
              icon="chevron-left"
              raised
              onPress={() => setOpen(top.parent)}
            />
          )}
          <Line beside text={top.name} tone="text2" onPress={() => go(open)} />
        </Container>
      )}
      <PagedList key={open} items={top ? children[open] : roots} rows={6} empty="Nothing is in it.">
        {(asset) => (
          <Container alignItems="center" gap={4}>
            <Line
              beside
              text={twin.assets[asset].name}
              value={states(asset).word}
              dot={states(asset).colour}
              icon="box"
              onPress={() => go(asset)}
            />
            {children[asset].length > 0 ? (
              <Press
                label={`Open ${twin.assets[asset].name}`}
                icon="chevron-right"
                onPress={() => setOpen(asset)}
              />
            ) : (
              <Container width={44} />
            )}
          </Container>
        )}
      </PagedList>
      {words}
    </Container>
  )
}

/** The word of an asset's state and the colour of an abnormal one, looked at once a second. */
function useStates(twin: Twin): (asset: number) => { word: string; colour: string } {
  const signals = usePlant((plant) => plant.signals)
  const marks = useMemo(() => new AssetMarks(twin), [twin])
  const [, setSeen] = useState('')
  const read = (asset: number) => {
    const slot = marks.stateSlot[asset]
    if (slot < 0 || !signals || signals.quality[slot] === Quality.never) {
      return { word: '', colour: '' }
    }
    const value = signals.value[slot]
    return {
      word: sayNumber(twin.signals[slot], value),
      colour: stateColour(twin, slot, value),
    }
  }
  usePulse(() => {
    // Only states make a new picture, and they change seldom.
    setSeen(Array.from(marks.stateSlot, (slot) => (slot < 0 ? '' : signals?.value[slot])).join())
  }, 4)
  return read
}
