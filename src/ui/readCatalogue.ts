import { flattenProperties, propertyKey } from '#twin/flattenProperties.ts'
import type { Property } from '#twin/flattenProperties.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { builtIn, valueReader } from '#twin/rowValues.ts'
import type { Work } from '#twin/Work.ts'
import { sayPropertyName } from './sayProperty.ts'

/** A property that parts of the open models have. */
export type KnownProperty = {
  /** What `rowValues` knows it by. */
  key: string
  name: string
  /** How many nodes have it themselves. */
  nodes: number
  /** Its different values, the most frequent first; no more than a hundred. */
  values: readonly (readonly [value: string, nodes: number])[]
  isNumber: boolean
}

type Count = {
  name: string
  nodes: number
  numbers: number
  values: Map<Property['value'], number>
}

/** Different values that are told apart; a property with more is an id, a name or a measure. */
const mostValues = 1000

/** Lists the properties of all nodes; those that differ in every node and are no numbers (names, ids) are left out. */
export function* readCatalogue(tables: readonly ModelRows[]): Work<KnownProperty[]> {
  const counts = new Map<string, Count>()
  for (const table of tables) {
    const readers = Object.entries(builtIn).map(([key, name]) => {
      return { key, name, read: valueReader(table, key) }
    })
    for (let row = 0; row < table.parts.size; row++) {
      if (row % 32 === 31) yield
      for (const { key, name, read } of readers) note(counts, key, name, read(row))
      for (const { path, value } of flattenProperties(table.extras(row))) {
        note(counts, propertyKey(path), '', value)
      }
    }
  }
  const known = [...counts]
    .filter(([key, count]) => isTelling(key, count))
    .map(([key, count]) => tell(key, count))
  // a built-in property comes first, and is the same as what the file calls so
  return known.filter(({ name }, i) => known.findIndex((other) => other.name === name) === i)
}

function note(
  counts: Map<string, Count>,
  key: string,
  name: string,
  value: Property['value'] | null,
): void {
  if (value === null) return
  let count = counts.get(key)
  if (!count) counts.set(key, (count = { name, nodes: 0, numbers: 0, values: new Map() }))
  count.nodes++
  if (typeof value === 'number') count.numbers++
  const known = count.values.get(value)
  if (known !== undefined || count.values.size < mostValues)
    count.values.set(value, (known ?? 0) + 1)
}

function isTelling(key: string, { nodes, numbers, values }: Count): boolean {
  if (values.size < 2) return false
  // a storey is named once, by the group that everything on it lies in
  if (key.startsWith('@')) return true
  return numbers === nodes || values.size < Math.max(3, Math.min(mostValues, nodes * 0.6))
}

function tell(key: string, { name, nodes, numbers, values }: Count): KnownProperty {
  const frequent = [...values].toSorted((a, b) => b[1] - a[1]).slice(0, 100)
  return {
    key,
    name: name || sayPropertyName(key.split(' › ')),
    nodes,
    values: frequent.map(([value, count]) => [String(value), count] as const),
    isNumber: numbers === nodes,
  }
}
