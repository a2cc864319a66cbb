/** Whether two values such as JSON can hold are the same, without writing them as text: for comparing thousands. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isEqual((a as Plain)[key], (b as Plain)[key]))
}

type Plain = Record<string, unknown>
