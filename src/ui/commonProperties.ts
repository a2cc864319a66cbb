import { propertyKey } from '#twin/flattenProperties.ts'
import type { Property } from '#twin/flattenProperties.ts'

/** A property that several parts all have, with its different values. */
export type CommonProperty = { path: readonly string[]; values: Property['value'][] }

/** The properties that every one of several parts has; those with one value for all come first. */
export function commonProperties(parts: readonly (readonly Property[])[]): CommonProperty[] {
  if (parts.length === 0) return []
  const known = new Map<
    string,
    { path: readonly string[]; values: Set<Property['value']>; of: number }
  >()
  for (const properties of parts) {
    for (const { path, value } of properties) {
      const key = propertyKey(path)
      const common = known.get(key) ?? { path, values: new Set(), of: 0 }
      common.values.add(value)
      common.of++
      known.set(key, common)
    }
  }
  return [...known.values()]
    .filter(({ of }) => of >= parts.length)
    .map(({ path, values }) => ({ path, values: [...values] }))
    .toSorted((a, b) => Math.min(2, a.values.length) - Math.min(2, b.values.length))
}
