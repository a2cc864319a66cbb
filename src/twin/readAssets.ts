import type { RawAlarms } from './Alarm.ts'
import type { RawCommands } from './Command.ts'
import type { JsonPath } from './jsonPositions.ts'
import { sayPath } from './jsonPositions.ts'
import { isObject } from './isObject.ts'
import { fillEach, noEach, readEach, type Each } from './readEach.ts'
import { readFields, refuseUnknown } from './readFields.ts'
import type { FormulaEntry } from './readFormulas.ts'
import { readLinks } from './readLinks.ts'
import { readParts } from './readParts.ts'
import { readSignal } from './readSignal.ts'
import { plainSource, readSource, type Source } from './readSource.ts'
import type { TwinExtensions } from './readTwin.ts'
import { sayGiven } from './sayIssue.ts'
import type { Asset, Twin } from './Twin.ts'
import { assetFields } from './twinFile.ts'
import { TwinProblems } from './TwinProblems.ts'
import type { Work } from './Work.ts'

/** A show entry as it stands in the file; it is read when all signals are known. */
export type ShowEntry = { asset: number; value: unknown; path: JsonPath }

/** Slots of signals by id; -1 for a signal that is named in the file but had to be left out. */
export type Slots = Map<string, number>

type Found = {
  shows: ShowEntry[]
  formulas: FormulaEntry[]
  slots: Slots
  /** What assets declare as commands, unread. */
  ordered: RawCommands['assets']
  /** What assets declare as alarms, unread. */
  alarmed: RawAlarms['assets']
}

/** Reads `assets` and all below them into `twin.assets` and `twin.signals`; a twin without assets is none. */
export function* readAssets(
  value: unknown,
  twin: Twin,
  extensions: TwinExtensions,
  problems: TwinProblems,
): Work<Found> {
  const reader = new AssetReader(twin, extensions, problems)
  const advice = 'Add "assets": [{ "id": "site", "name": "…", "kind": "site", "children": [ … ] }].'
  if (!Array.isArray(value)) {
    const text =
      value === undefined
        ? '“assets” is missing.'
        : `“assets” must be a list, but is ${sayGiven(value)}.`
    problems.addFatal(value === undefined ? [] : ['assets'], text, advice)
    return reader
  }
  for (const [i, entry] of value.entries())
    yield* reader.read(entry, ['assets', i], -1, plainSource, noEach)
  if (value.length === 0) problems.addFatal(['assets'], '“assets” is empty.', advice)
  else if (twin.assets.length === 0)
    problems.addFatal(['assets'], 'None of the “assets” can be used.')
  return reader
}

const known = [
  ...Object.keys(assetFields),
  'source',
  'signals',
  'each',
  'parts',
  'show',
  'commands',
  'alarms',
  'links',
  'children',
]

class AssetReader implements Found {
  readonly shows: ShowEntry[] = []
  readonly formulas: FormulaEntry[] = []
  readonly slots: Slots = new Map()
  readonly ordered: RawCommands['assets'] = []
  readonly alarmed: RawAlarms['assets'] = []
  readonly #twin: Twin
  readonly #extensions: TwinExtensions
  readonly #problems: TwinProblems
  readonly #places = new Map<string, JsonPath>()

  constructor(twin: Twin, extensions: TwinExtensions, problems: TwinProblems) {
    this.#twin = twin
    this.#extensions = extensions
    this.#problems = problems
  }

  /** Reads an asset and, depth first, those below it. The scan of the file has limited how deep that can be. */
  *read(value: unknown, path: JsonPath, parent: number, above: Source, each: Each): Work<void> {
    yield
    const problems = this.#problems
    const read = readFields(assetFields, value, path, problems)
    if (!read) return
    const {
      source,
      signals,
      each: forEach,
      parts,
      show,
      commands,
      alarms,
      links,
      children,
      ...unknown
    } = read.rest
    refuseUnknown(Object.keys(unknown), known, path, problems)
    const { id, name, kind = 'asset', description, elevation } = read.values
    if (id === undefined) return
    this.#refuseSecond(id, path)
    const index = this.#twin.assets.length
    const asset: Asset = {
      id,
      name: name ?? id,
      kind,
      ...(description && { description }),
      ...(elevation !== undefined && { elevation }),
      parent,
      parts: readParts(parts, [...path, 'parts'], this.#twin.models, problems),
      signals: [],
      shows: [],
    }
    const documents = readLinks(links, [...path, 'links'], problems)
    if (documents.length > 0) asset.links = documents
    this.#twin.assets.push(asset)
    const own =
      source === undefined
        ? above
        : readSource(source, above, [...path, 'source'], this.#extensions, problems)
    yield* this.#readSignals(signals, asset, index, own, each, [...path, 'signals'])
    this.#list(show, [...path, 'show']).forEach((entry, i) => {
      this.shows.push({ asset: index, value: entry, path: [...path, 'show', i] })
    })
    if (commands !== undefined)
      this.ordered.push({ asset: index, value: commands, path: [...path, 'commands'] })
    if (alarms !== undefined)
      this.alarmed.push({ asset: index, value: alarms, path: [...path, 'alarms'] })
    const below = this.#list(children, [...path, 'children'])
    const next = readEach(forEach, own, below.length > 0, [...path, 'each'], problems)
    for (const [i, child] of below.entries())
      yield* this.read(child, [...path, 'children', i], index, own, next)
  }

  *#readSignals(
    value: unknown,
    asset: Asset,
    index: number,
    source: Source,
    each: Each,
    path: JsonPath,
  ): Work<void> {
    if (value !== undefined && !isObject(value))
      this.#problems.add(path, `“signals” must be an object, but is ${sayGiven(value)}.`)
    const given = isObject(value) ? value : {}
    for (const [key, entry] of Object.entries(each.entries)) {
      yield
      const own = Object.hasOwn(given, key) ? given[key] : {}
      if (!isObject(own)) continue
      const filled = fillEach(entry, each, own, asset.id)
      if (own === given[key])
        this.#readSignal(key, filled.entry, asset, index, filled.source, [...path, key])
      else {
        const problems = each.said.has(key) ? new TwinProblems() : this.#problems
        each.said.add(key)
        const place = [...each.path, key]
        this.#readSignal(key, filled.entry, asset, index, filled.source, place, problems)
      }
    }
    for (const [key, entry] of Object.entries(given)) {
      yield
      if (!Object.hasOwn(each.entries, key) || !isObject(entry))
        this.#readSignal(key, entry, asset, index, source, [...path, key])
    }
  }

  #readSignal(
    key: string,
    entry: unknown,
    asset: Asset,
    index: number,
    source: Source,
    path: JsonPath,
    problems = this.#problems,
  ): void {
    const owner = { id: asset.id, index }
    const signal = readSignal(key, entry, owner, source, path, this.#extensions, problems)
    const slot = this.#twin.signals.length
    this.slots.set(`${asset.id}.${key}`, signal ? slot : -1)
    if (!signal) return
    asset.signals.push(slot)
    this.#twin.signals.push(signal)
    const { formula } = isObject(entry) ? entry : {}
    if (typeof formula === 'string')
      this.formulas.push({ slot, text: formula, path: [...path, 'formula'] })
  }

  #refuseSecond(id: string, path: JsonPath): void {
    const first = this.#places.get(id)
    if (!first) this.#places.set(id, path)
    else {
      const text = `Two assets have the id “${id}”; the other one is ${sayPath(first)}.`
      this.#problems.addFatal([...path, 'id'], text, 'Give each asset an id of its own.')
    }
  }

  #list(value: unknown, path: JsonPath): readonly unknown[] {
    if (value === undefined || Array.isArray(value)) return value ?? []
    this.#problems.add(
      path,
      `“${path[path.length - 1]}” must be a list, but is ${sayGiven(value)}.`,
    )
    return []
  }
}
