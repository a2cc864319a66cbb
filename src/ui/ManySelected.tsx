import { X } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { usePlant } from '#state/plant.ts'
import { clearSelection, selected, toggleSelected, useSelection } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { propertyKey } from '#twin/flattenProperties.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { sayNumber } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import { nodesOfPicked } from './actOnSelection.ts'
import { IconButton } from './IconButton.tsx'
import { KindIcon } from './KindIcon.tsx'
import { LookTools } from './LookTools.tsx'
import css from './ManySelected.module.css'
import panel from './SelectionPanel.module.css'
import side from './sidePanel.module.css'
import { sayProperty } from './sayProperty.ts'
import { shareSignals, summarise } from './sharedSignals.ts'
import type { SharedSignal, Summary } from './sharedSignals.ts'
import { sumUpParts } from './sumUpParts.ts'
import type { PartsSum } from './sumUpParts.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { usePulse, write } from './usePulse.ts'
import { useWork } from './useWork.ts'

/** More are counted, but not listed. */
const most = 40
const nothing: readonly Picked[] = []

/** What several selected things have in common: their signals' range and mean, and their properties. */
export function ManySelected({ twin }: { twin: Twin }) {
  const part = useSelection((selection) => selection.part)
  const asset = useSelection((selection) => selection.asset)
  const more = useSelection((selection) => selection.more)
  const tables = usePlant((plant) => plant.tables)
  const all = useMemo(() => selected({ part, asset, more, hoveredPart: null }), [part, asset, more])
  const share = useCallback(() => shareAmong(all, twin), [all, twin])
  const { result } = useWork(share)
  // what was found in the twin file before this one names other slots
  const several = result?.twin === twin ? result.several : []
  const sumUp = useCallback(() => sumUpPicked(all, tables), [all, tables])
  const { result: sum } = useWork(sumUp)
  // written after the click is done, and not all in one piece
  const listed = useDeferredValue(all, nothing)
  const machines = all.filter((picked) => picked.part === null).length
  const kinds = [say(machines, 'asset'), say(all.length - machines, 'part')].filter(Boolean)
  return (
    <aside className={`${side.panel} ${panel.panel}`} aria-label="Selection">
      <div className={panel.head}>
        <div className={panel.top}>
          <p className={css.kinds}>{kinds.join(', ')}</p>
          <IconButton
            icon={X}
            label="Clear the selection"
            shortcut="Esc"
            onClick={clearSelection}
          />
        </div>
        <div className={panel.title}>
          <h2>{all.length} selected</h2>
          <span className={panel.kind}>{sum && say(sum.parts, 'part')} in the picture</span>
        </div>
        <LookTools />
      </div>
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={`${side.body} ${panel.body}`} tabIndex={0} aria-label="Details">
        {several.length > 0 && <Shared twin={twin} shared={several.slice(0, 40)} />}
        {sum && <Common common={sum.common} />}
        <section>
          <h3>Selected</h3>
          <ul className={css.list}>
            {listed.slice(0, most).map((picked) => (
              <Line key={`${picked.asset} ${picked.part}`} twin={twin} picked={picked} />
            ))}
          </ul>
          {all.length > most && <p className={side.none}>and {all.length - most} more</p>}
        </section>
      </section>
    </aside>
  )
}

function* shareAmong(all: readonly Picked[], twin: Twin) {
  const { assetOfId } = twinIndex(twin)
  const assets = all.flatMap((one) => assetOfId.get(one.asset ?? '') ?? [])
  const shared = yield* shareSignals(twin, assets)
  return { twin, several: shared.filter(({ slots }) => slots.length > 1) }
}

function* sumUpPicked(all: readonly Picked[], tables: readonly ModelRows[]): Work<PartsSum> {
  return yield* sumUpParts(yield* nodesOfPicked(all), tables)
}

function Shared({ twin, shared }: { twin: Twin; shared: readonly SharedSignal[] }) {
  return (
    <section>
      <h3>Shared signals</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th>Signal</th>
            <th>of</th>
            <th>min</th>
            <th>mean</th>
            <th>max</th>
          </tr>
        </thead>
        <tbody>
          {shared.map((signal) => (
            <SharedRow key={`${signal.key} ${signal.unit}`} twin={twin} shared={signal} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SharedRow({ twin, shared }: { twin: Twin; shared: SharedSignal }) {
  const row = useRef<HTMLTableRowElement>(null)
  const signals = usePlant((plant) => plant.signals)
  const first = twin.signals[shared.slots[0]]
  const summary = useRef<Summary>({ count: 0, least: 0, mean: 0, most: 0 })
  usePulse(() => {
    if (!signals || !row.current) return
    const cells = row.current.cells
    const { current } = summary
    summarise(shared.slots, signals, current)
    write(cells[1], `${current.count}/${shared.slots.length}`)
    if (first.states) {
      write(cells[2], sayStates(first.states, shared.slots, signals.value))
      return
    }
    const { least, mean, most: largest } = current
    const values = current.count > 0 ? [least, mean, largest] : [NaN, NaN, NaN]
    values.forEach((value, i) => write(cells[i + 2], sayNumber(first, value)))
  }, 2)
  return (
    <tr ref={row}>
      <th scope="row">
        {shared.name}
        {shared.unit && <span className={css.unit}> {shared.unit}</span>}
      </th>
      <td>–</td>
      {first.states ? (
        <td colSpan={3}>–</td>
      ) : (
        <>
          <td>–</td>
          <td>–</td>
          <td>–</td>
        </>
      )}
    </tr>
  )
}

/** How many are in which state: `3 running, 1 idle`. */
function sayStates(
  states: readonly { code: number; name: string }[],
  slots: readonly number[],
  values: Float64Array,
): string {
  return states
    .map(({ code, name }) => [slots.filter((slot) => values[slot] === code).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ')
}

function Common({ common }: { common: PartsSum['common'] }) {
  if (common.length === 0) return null
  return (
    <section>
      <h3>Properties in common</h3>
      <dl className={css.common}>
        {common.slice(0, 40).map(({ path, values }) => (
          <div key={propertyKey(path)}>
            <dt>{propertyKey(path)}</dt>
            <dd>
              {values.length === 1 ? sayProperty(values[0]) : `${values.length} different values`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Line({ twin, picked }: { twin: Twin; picked: Picked }) {
  const asset = twin.assets[twinIndex(twin).assetOfId.get(picked.asset ?? '') ?? -1]
  const { part } = picked
  const name = part === null ? (asset?.name ?? '') : part.slice(part.lastIndexOf('/') + 1)
  return (
    <li className={css.line}>
      <KindIcon kind={part === null ? (asset?.kind ?? 'asset') : 'part'} />
      <span title={part ?? undefined}>{name}</span>
      <button
        type="button"
        aria-label={`Take ${name} out of the selection`}
        onClick={() => toggleSelected(picked)}
      >
        <X aria-hidden />
      </button>
    </li>
  )
}

function say(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`
}
