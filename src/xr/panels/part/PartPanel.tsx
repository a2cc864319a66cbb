import { Container } from '@react-three/uikit'
import { useMemo, useState } from 'react'
import type { Box3 } from 'three'
import { describePicked, type PickedWords } from '#state/describePicked.ts'
import { usePlant } from '#state/plant.ts'
import type { Picked } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import { colours } from '../look.ts'
import { Press } from '../Press.tsx'
import { Slices } from '../Slices.tsx'
import { Words } from '../Words.tsx'
import { WorldPanel } from '../WorldPanel.tsx'
import { shortPath } from './shortPath.ts'
import { SignalLine } from './SignalLine.tsx'
import { chartHeight, TrendPlate } from './TrendPlate.tsx'
import { useWhy } from './useWhy.ts'
import { WhyCard } from './WhyCard.tsx'

const linesAPage = 4
const reasonsAPage = 3
const noParts: readonly string[] = []
/** Millimetres. */
const width = 480
const chartPadding = 6
const lineHeight = 48

type Props = {
  picked: Picked
  near: () => Box3 | null
  onPin: (isPinned: boolean) => void
  onClose: () => void
}

/** The panel about a part or an asset: where it belongs, its signals with a chart, and why it looks as it does. */
export function PartPanel({ picked, near, onPin, onClose }: Props) {
  const twin = usePlant((plant) => plant.twin)
  const parts = usePlant((plant) => plant.parts)
  // Asked again when a model has loaded: before, its parts have no reasons.
  // oxlint-disable-next-line react/exhaustive-deps
  const words = useMemo(() => twin && describePicked(twin, picked), [twin, picked, parts])
  if (!twin || !words) return null
  return (
    <WorldPanel
      name={`part:${picked.part ?? picked.asset}`}
      title={words.name}
      icon={picked.part === null ? 'factory' : 'box'}
      width={width}
      distance={0.9}
      near={near}
      onPin={onPin}
      onClose={onClose}
    >
      <Content twin={twin} words={words} />
    </WorldPanel>
  )
}

function Content({ twin, words }: { twin: Twin; words: PickedWords }) {
  const { slots, path, kind, parts } = words
  const [isWhy, setWhy] = useState(false)
  const [page, setPage] = useState(0)
  const [chosen, choose] = useState(
    () => slots.find((slot) => !twin.signals[slot].states) ?? slots[0] ?? -1,
  )
  const reasons = useWhy(isWhy ? parts : noParts)
  const count = isWhy ? reasons.length : slots.length
  const rows = isWhy ? reasonsAPage : linesAPage
  const pages = Math.max(1, Math.ceil(count / rows))
  const first = Math.min(page, pages - 1) * rows
  const turn = (by: number) => setPage(Math.max(0, Math.min(pages - 1, first / rows + by)))
  const show = (why: boolean) => {
    setWhy(why)
    setPage(0)
  }
  return (
    <Container
      flexDirection="column"
      padding={14}
      gap={8}
      onWheel={({ deltaY }) => turn(deltaY > 0 ? 1 : -1)}
    >
      <Slices each={1}>
        {[
          <Container key="path" paddingX={4}>
            <Words size="small" tone="text2" grow>
              {shortPath([...path, kind])}
            </Words>
          </Container>,
          <Container key="pages" gap={8} alignItems="center">
            <Press label="Values" text="Values" raised isOn={!isWhy} onPress={() => show(false)} />
            <Press
              label="Why does it look like this?"
              text="Why this look?"
              raised
              isOn={isWhy}
              onPress={() => show(true)}
            />
            <Container flexGrow={1} />
            {pages > 1 && (
              <>
                <Words size="small" tone="text2">
                  {`${first + 1} – ${Math.min(count, first + rows)} of ${count}`}
                </Words>
                <Press
                  label="Previous page"
                  icon="chevron-up"
                  raised
                  isOff={first === 0}
                  onPress={() => turn(-1)}
                />
                <Press
                  label="Next page"
                  icon="chevron-down"
                  raised
                  isOff={first + rows >= count}
                  onPress={() => turn(1)}
                />
              </>
            )}
          </Container>,
          // As high on every page: what is pointed at must not move away.
          <Container
            key="content"
            flexDirection="column"
            gap={isWhy ? 8 : 4}
            height={slots.length === 0 ? undefined : heightOf(slots.length)}
            overflow="hidden"
          >
            {count === 0 && <Nothing isWhy={isWhy} />}
            <Slices key={isWhy ? 'why' : 'values'} each={isWhy ? 1 : 2}>
              {isWhy
                ? reasons
                    .slice(first, first + rows)
                    .map((line) => <WhyCard key={line.key} twin={twin} line={line} />)
                : slots
                    .slice(first, first + rows)
                    .map((slot) => (
                      <SignalLine
                        key={slot}
                        signal={twin.signals[slot]}
                        slot={slot}
                        isOn={slot === chosen}
                        onPress={() => choose(slot)}
                      />
                    ))}
            </Slices>
            {!isWhy && chosen >= 0 && (
              <>
                <Container flexGrow={1} />
                <Container
                  backgroundColor={colours.ground}
                  borderRadius={8}
                  borderWidth={1}
                  borderColor={colours.line}
                  padding={chartPadding}
                >
                  <TrendPlate
                    key={chosen}
                    twin={twin}
                    slot={chosen}
                    width={width - 28 - 2 * chartPadding - 2}
                  />
                </Container>
              </>
            )}
          </Container>,
        ]}
      </Slices>
    </Container>
  )
}

/** Millimetres that so many signals and their chart take, or as many as there are on a page. */
function heightOf(signals: number): number {
  const lines = Math.max(2, Math.min(linesAPage, signals))
  return lines * lineHeight + chartHeight + 2 * chartPadding + 8
}

function Nothing({ isWhy }: { isWhy: boolean }) {
  return (
    <Container paddingX={4} paddingY={12}>
      <Words tone="text2" wraps>
        {isWhy ? 'No rule acts on it: it shows its own material.' : 'No signal belongs to it.'}
      </Words>
    </Container>
  )
}
