import { flattenProperties, propertyKey } from './flattenProperties.ts'
import type { Property } from './flattenProperties.ts'
import type { ModelRows } from './ModelRows.ts'
import type { PartTable } from './PartTable.ts'
import { readableName } from './readableName.ts'
import { shareWork, type Work } from './Work.ts'

type Extras = Readonly<Record<string, unknown>>

/** Properties that parts have by where they are and what they are made of, not by their `extras` alone. */
export const builtIn = {
  '@class': 'Class',
  '@storey': 'Storey',
  '@system': 'System',
  '@material': 'Material',
  '@model': 'Model',
} as const

/** Values by row; null for none. */
export type RowValues = readonly (Property['value'] | null)[]

/** What was asked of each model last: a filter or a colouring is often put on again. */
const known = new WeakMap<PartTable, Map<string, () => Work<RowValues>>>()
const mostKnown = 6

/**
 * One property of every row of a model: a built-in one, or by its key (`propertyKey`) in `extras`. A row without it has
 * what is above it; null when nothing is. 100,000 rows take 0.2 s the first time: their `extras` are JSON to be parsed.
 */
export function rowValues(table: ModelRows, key: string): Work<RowValues> {
  const kept = known.get(table.parts) ?? new Map<string, () => Work<RowValues>>()
  known.set(table.parts, kept)
  const work = kept.get(key) ?? shareWork(readRowValues(table, key))
  kept.delete(key)
  kept.set(key, work)
  if (kept.size > mostKnown) kept.delete(kept.keys().next().value!)
  return work()
}

function* readRowValues(table: ModelRows, key: string): Work<RowValues> {
  const { parts } = table
  const read = valueReader(table, key)
  const values: (Property['value'] | null)[] = []
  for (let row = 0; row < parts.size; row++) {
    if (row % 64 === 63) yield
    const above = parts.parent[row]
    values.push(read(row) ?? (above >= 0 ? values[above] : null))
  }
  return values
}

/** Whether a row is a storey: by its IFC class, or a group that is called so. */
export function isStorey(table: ModelRows, row: number): boolean {
  const { parts } = table
  const extras = table.extras(row)
  if (/BuildingStorey$/i.test(classOf(extras) ?? '')) return true
  if (parts.isPart[row] !== 0 || parts.end[row] - row < 3) return false
  const name = nameOf(table, row)
  return /^(building ?)?(storey|story|level|etage|geschoss|stockwerk)s?([\s_.:-]*\S{1,12})?$/i.test(
    name,
  )
}

/** What to call a storey: as the file does, since its node may be called after its number. */
export function storeyName(table: ModelRows, row: number): string {
  return findText(table.extras(row), ['longname', 'name']) ?? nameOf(table, row)
}

/** What to call a row. */
export function nameOf({ parts, extras }: ModelRows, row: number): string {
  const path = parts.paths[row]
  return readableName(path.slice(path.lastIndexOf('/') + 1), extras(row))
}

/** The IFC class, or what another exporter calls the kind of thing; null when it does not say. */
export function classOf(extras: Extras | null): string | null {
  return findText(extras, ['ifcclass', 'ifctype', 'class', 'category', 'objecttype', 'type'])
}

/** Reads the same for single rows, what is above them left aside. */
export function valueReader(
  table: ModelRows,
  key: string,
): (row: number) => Property['value'] | null {
  if (key === '@class') return (row) => classOf(table.extras(row))
  if (key === '@material') return (row) => table.about(row).material || null
  if (key === '@model') return () => table.id
  if (key === '@storey')
    return (row) => (isStorey(table, row) ? storeyName(table, row) : storeyIn(row))
  if (key === '@system') return (row) => findText(table.extras(row), systemKeys)
  const path = key.split(' › ')
  return (row) => valueAt(table.extras(row), path)

  function storeyIn(row: number): string | null {
    return findText(table.extras(row), ['storey', 'story', 'level', 'floor', 'storeyname'])
  }
}

const systemKeys = [
  'system',
  'systemname',
  'systemtype',
  'systemclassification',
  'subsystem',
  'discipline',
  'layer',
  'presentationlayer',
  'workset',
]

const plainKeys = new Map<string, string>()

/** A key without its case, spaces and underscores. Files repeat the same few keys in every node: each is worked out once. */
function plainKey(name: string): string {
  let plain = plainKeys.get(name)
  if (plain === undefined) {
    plain = name.toLowerCase().replaceAll(/[\s_-]/g, '')
    if (plainKeys.size < 10_000) plainKeys.set(name, plain)
  }
  return plain
}

/** The first text under one of some keys, whatever their case, spaces and underscores; property sets are looked into. */
function findText(extras: Extras | null, keys: readonly string[]): string | null {
  if (!extras) return null
  let within: string | null = null
  let best = keys.length
  const look = (object: object, depth: number): void => {
    for (const [name, value] of Object.entries(object)) {
      const at = keys.indexOf(plainKey(name))
      if (at >= 0 && at < best && typeof value === 'string' && value.trim() !== '') {
        within = value.trim()
        best = at
      } else if (
        depth === 0 &&
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value)
      )
        look(value, 1)
    }
  }
  look(extras, 0)
  return within
}

function valueAt(extras: Extras | null, path: readonly string[]): Property['value'] | null {
  let at: unknown = extras
  for (const name of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name))
      return extras ? slowly(extras, path) : null
    at = (at as Extras)[name]
  }
  return flattenProperties({ value: at })[0]?.value ?? null
}

/** Lists of objects, and values that are wrapped: as they are listed. */
function slowly(extras: Extras, path: readonly string[]): Property['value'] | null {
  if (!Object.hasOwn(extras, path[0])) return null
  const key = propertyKey(path)
  return flattenProperties(extras).find((one) => propertyKey(one.path) === key)?.value ?? null
}
