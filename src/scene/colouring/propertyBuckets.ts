import { mostCategories } from '#state/colouring.ts'
import type { Property } from '#twin/flattenProperties.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { rowValues } from '#twin/rowValues.ts'
import type { Work } from '#twin/Work.ts'
import type { Buckets } from './Buckets.ts'

type Value = Property['value']

/** Fewer different numbers than this are rather names: a fire rating of 30, 60 or 90. */
const fewNumbers = 8

/** The parts of all models by a property of theirs: a scale for numbers, else the most frequent names and the others. */
export function* propertyBuckets(tables: readonly ModelRows[], key: string): Work<Buckets> {
  const buckets = new Map<Value, number>()
  const parts: number[] = []
  const bucketOf: Int32Array[] = []
  for (const table of tables) {
    const of = new Int32Array(table.parts.size).fill(-1)
    for (const [row, value] of (yield* rowValues(table, key)).entries()) {
      if (row % 256 === 255) yield
      if (value === null) continue
      let bucket = buckets.get(value)
      if (bucket === undefined) {
        buckets.set(value, (bucket = buckets.size))
        parts.push(0)
      }
      parts[bucket] += table.parts.isPart[row]
      of[row] = bucket
    }
    bucketOf.push(of)
  }
  const values = [...buckets.keys()]
  const numbers = values.filter((value) => typeof value === 'number')
  const isScale = numbers.length >= fewNumbers && numbers.length >= values.length * 0.9
  const names = isScale ? [] : frequentNames(values, parts)
  yield
  const fixed = Float64Array.from(values, (value) => {
    if (isScale) return typeof value === 'number' ? value : NaN
    const at = names.indexOf(sayPlain(value))
    return at < 0 ? names.length - 1 : at
  })
  yield
  const digits = isScale
    ? numbers.reduce((most, number) => Math.min(3, Math.max(most, decimals(number))), 0)
    : 0
  const read = (out: Float64Array): void => out.set(fixed)
  return { size: values.length, bucketOf, read, isLive: false, names, unit: '', digits }
}

function frequentNames(values: readonly Value[], parts: readonly number[]): string[] {
  const counts = new Map<string, number>()
  values.forEach((value, i) => {
    if (parts[i] > 0) counts.set(sayPlain(value), (counts.get(sayPlain(value)) ?? 0) + parts[i])
  })
  const names = [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name)
  if (names.length <= mostCategories) return names
  return [...names.slice(0, mostCategories - 1), `${names.length - mostCategories + 1} others`]
}

function sayPlain(value: Value): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

function decimals(value: number): number {
  const text = String(value)
  return text.includes('.') && !text.includes('e') ? text.length - text.indexOf('.') - 1 : 0
}
