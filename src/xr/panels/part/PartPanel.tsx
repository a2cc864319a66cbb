import { Container } from '@react-three/uikit'
import { useMemo, useState } from 'react'
import type { Box3 } from 'three'
import { describePicked, type PickedWords } from '#state/describePicked.ts'
import { usePlant } from '#state/plant.ts'
import { useCommands } from '#state/commands.ts'
import type { Picked } from '#state/selection.ts'
import type { Command } from '#twin/Command.ts'
import type { Twin } from '#twin/Twin.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { colours } from '../look.ts'
import { Press } from '../Press.tsx'
import { Slices } from '../Slices.tsx'
import { Words } from '../Words.tsx'
import { WorldPanel } from '../WorldPanel.tsx'
import { CommandLeaf, commandsAPage } from './CommandLeaf.tsx'
import { shortPath } from './shortPath.ts'
import { SignalLine } from './SignalLine.tsx'
import { chartHeight, TrendPlate } from './TrendPlate.tsx'
import { useWhy } from './useWhy.ts'
import { WhyCard } from './WhyCard.tsx'

const linesAPage = 4
const rowsAPage = { values: linesAPage, why: 3, commands: commandsAPage }
const noCommands: readonly Command[] = []
/** Millimetres that the steps of a command take. */
const commandHeight = 290
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
      <Content twin={twin} words={words} asset={picked.asset} />
    </WorldPanel>
  )
}

type ContentProps = { twin: Twin; words: PickedWords; asset: string | null }

function Content({ twin, words, asset }: ContentProps) {
  const { slots, path, kind, parts } = words
  const [leaf, setLeaf] = useState<'values' | 'why' | 'commands'>('values')
  const isWhy = leaf === 'why'
  const commands = useCommands(({ ofAsset }) => ofAsset.get(indexOf(twin, asset))) ?? noCommands
  const [page, setPage] = useState(0)
  const [chosen, choose] = useState(
    () => slots.find((slot) => !twin.signals[slot].states) ?? slots[0] ?? -1,
  )
  const reasons = useWhy(isWhy ? parts : noParts)
  const counts = { values: slots.length, why: reasons.length, commands: commands.length }
  const count = counts[leaf]
  const rows = rowsAPage[leaf]
  const pages = Math.max(1, Math.ceil(count / rows))
  const first = Math.min(page, pages - 1) * rows
  const turn = (by: number) => setPage(Math.max(0, Math.min(pages - 1, first / rows + by)))
  const show = (next: typeof leaf) => {
    setLeaf(next)
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
            <Press
              label="Values"
              text="Values"
              raised
              isOn={leaf === 'values'}
              onPress={() => show('values')}
            />
            <Press
              label="Why does it look like this?"
              text={commands.length > 0 ? 'Why?' : 'Why this look?'}
              raised
              isOn={isWhy}
              onPress={() => show('why')}
            />
            {commands.length > 0 && (
              <Press
                label="Commands"
                text="Commands"
                raised
                isOn={leaf === 'commands'}
                onPress={() => show('commands')}
              />
            )}
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
            height={heightOf(slots.length, commands.length)}
            overflow="hidden"
          >
            {count === 0 && <Nothing isWhy={isWhy} />}
            {leaf === 'commands' ? (
              <CommandLeaf key={first} twin={twin} list={commands} first={first} />
            ) : (
              <Slices key={leaf} each={isWhy ? 1 : 2}>
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
            )}
            {leaf === 'values' && chosen >= 0 && (
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

/** Millimetres that so many signals and their chart take, or as many as there are on a page, and the commands; as they need without both. */
function heightOf(signals: number, commands: number): number | undefined {
  if (signals === 0) return commands === 0 ? undefined : commandHeight
  const lines = Math.max(2, Math.min(linesAPage, signals))
  const height = lines * lineHeight + chartHeight + 2 * chartPadding + 8
  return commands === 0 ? height : Math.max(height, commandHeight)
}

function indexOf(twin: Twin, asset: string | null): number {
  return (asset === null ? undefined : twinIndex(twin).assetOfId.get(asset)) ?? -1
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
