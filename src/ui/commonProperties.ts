import { propertyKey } from '#twin/flattenProperties.ts'
import type { Property } from '#twin/flattenProperties.ts'
import type { Work } from '#twin/Work.ts'

/** A property that several parts all have, with its different values. */
export type CommonProperty = { path: readonly string[]; values: Property['value'][] }

/** The properties that every one of several parts has; those with one value for all come first. */
export function* commonProperties(
  parts: Iterable<readonly Property[]>,
): Work<readonly CommonProperty[]> {
  let count = 0
  const known = new Map<
    string,
    { path: readonly string[]; values: Set<Property['value']>; of: number }
  >()
  for (const properties of parts) {
    if (++count % 16 === 0) yield
    for (const { path, value } of properties) {
      const key = propertyKey(path)
      const common = known.get(key) ?? { path, values: new Set(), of: 0 }
      common.values.add(value)
      common.of++
      known.set(key, common)
    }
  }
  return [...known.values()]
    .filter(({ of }) => of >= count)
    .map(({ path, values }) => ({ path, values: [...values] }))
    .toSorted((a, b) => Math.min(2, a.values.length) - Math.min(2, b.values.length))
}
