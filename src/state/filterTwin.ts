import { abnormal } from './filters.ts'
import type { Filters } from './filters.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { splitModelPrefix } from '#twin/PartPattern.ts'
import { qualityName } from '#twin/Quality.ts'
import { rowValues } from '#twin/rowValues.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import { AssetMarks } from '#twin/AssetMarks.ts'
import type { Findable } from '#twin/searchTwin.ts'
import { stateColour } from '#twin/stateColour.ts'

/** What filters look at. */
export type FilterGround = {
  twin: Twin
  signals: SignalTable | null
  tables: readonly ModelRows[]
  /** How often it was looked at before: values change by themselves. */
  look?: number
}

/** Whether a thing passes. */
export type Filter = (found: Findable) => boolean

/** A test of things for the filters that are on; what does not change by itself is read once. */
export function* makeFilter(filters: Filters, ground: FilterGround): Work<Filter> {
  const tests: Filter[] = []
  if (filters.states.length > 0) tests.push(byState(filters.states, ground))
  if (filters.quality.length > 0) tests.push(byQuality(filters.quality, ground))
  if (filters.unbound.length > 0) tests.push(yield* byBinding(filters.unbound, ground))
  for (const [key, value] of Object.entries(filters.where))
    tests.push(yield* byValue(key, value, ground))
  return (found) => tests.every((test) => test(found))
}

/** Assets by the state that their mark in the tree tells. */
function byState(states: readonly string[], { twin, signals }: FilterGround): Filter {
  const { stateSlot } = new AssetMarks(twin)
  return ({ kind, target }) => {
    const slot = kind === 'asset' ? stateSlot[Number(target)] : -1
    if (slot < 0 || !signals) return false
    const value = signals.value[slot]
    if (states.includes(abnormal) && stateColour(twin, slot, value) !== '') return true
    return (
      twin.signals[slot].states?.some((s) => s.code === value && states.includes(s.name)) ?? false
    )
  }
}

/** Signals of some qualities, and the assets that have one. */
function byQuality(quality: readonly string[], { twin, signals }: FilterGround): Filter {
  const isOne = (slot: number) =>
    signals !== null && quality.includes(qualityName(signals.quality[slot]))
  return ({ kind, target }) => {
    if (kind === 'part') return false
    return kind === 'signal'
      ? isOne(Number(target))
      : twin.assets[Number(target)].signals.some(isOne)
  }
}

/** Machines without a signal, parts that no asset names or nothing acts on, signals that nothing shows. */
function* byBinding(unbound: readonly string[], { twin, tables }: FilterGround): Work<Filter> {
  const shown = new Set(twin.shows.map(({ signal }) => signal))
  const acted = unbound.includes('parts') ? yield* actedOn(twin, tables) : []
  return ({ kind, target, table, row }) => {
    if (kind === 'asset') {
      const asset = twin.assets[Number(target)]
      const isMachine = asset.kind === 'asset' || asset.kind === 'component'
      return unbound.includes('assets') && isMachine && asset.signals.length === 0
    }
    if (kind === 'signal') return unbound.includes('signals') && !shown.has(Number(target))
    if (!unbound.includes('parts')) return false
    return tables[table].assetOfRow[row] < 0 || acted[table][row] === 0
  }
}

/** By model: 1 for each row on which a show acts, by itself or by a group above it. */
function* actedOn(twin: Twin, tables: readonly ModelRows[]): Work<Uint8Array[]> {
  const patterns = new Set(twin.shows.flatMap((show) => show.parts))
  const all: Uint8Array[] = []
  for (const { id, parts, matcher } of tables) {
    const acted = new Uint8Array(parts.size)
    for (const text of patterns) {
      const { model, pattern } = splitModelPrefix(text)
      if (model !== null && model !== id) continue
      for (const row of matcher.match(pattern)) acted.fill(1, row, parts.end[row])
      yield
    }
    all.push(acted)
  }
  return all
}

/** Parts with a value, and the assets that have such a part. */
function* byValue(key: string, value: string, { tables }: FilterGround): Work<Filter> {
  const has: Uint8Array[] = []
  for (const table of tables) {
    const values = yield* rowValues(table, key)
    has.push(Uint8Array.from(values, (own) => (String(own) === value ? 1 : 0)))
    yield
  }
  const assets = new Set<number>()
  tables.forEach(({ assetOfRow, parts }, number) => {
    for (let row = 0; row < parts.size; row++)
      if (has[number][row] !== 0 && parts.isPart[row] !== 0) assets.add(assetOfRow[row])
  })
  return ({ kind, target, table, row }) => {
    if (kind === 'signal') return false
    return kind === 'asset' ? assets.has(Number(target)) : has[table][row] !== 0
  }
}
