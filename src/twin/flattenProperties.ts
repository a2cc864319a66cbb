/** One property of a part, as the model's file says it. */
export type Property = {
  /** Names from the outside in: `Pset_WallCommon`, `FireRating`. */
  path: readonly string[]
  value: string | number | boolean
}

/** Nested deeper, or more of them, is no property list that somebody reads. */
const deepest = 8
const most = 500

/**
 * The properties of glTF `extras` as a flat list, in the file's order: objects by their names, lists of plain values as one
 * text, lists of objects by their numbers. A value that is wrapped as `{ type, value }`, as IFC exporters do, counts as the
 * value. Empty values are left out.
 */
export function flattenProperties(extras: Readonly<Record<string, unknown>> | null): Property[] {
  const found: Property[] = []
  if (extras) visit(extras, [], found)
  return found
}

/** How properties are told apart: the path as one text. */
export function propertyKey(path: readonly string[]): string {
  return path.join(' › ')
}

function visit(value: unknown, path: readonly string[], found: Property[]): void {
  if (found.length >= most || path.length > deepest) return
  const plain = readPlain(value)
  if (plain !== null) {
    if (plain !== '') found.push({ path, value: plain })
  } else if (Array.isArray(value)) visitList(value, path, found)
  else if (typeof value === 'object' && value !== null) {
    if ('value' in value && 'type' in value && Object.keys(value).length <= 3) {
      visit(value.value, path, found)
    } else for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name], found)
  }
}

function visitList(list: readonly unknown[], path: readonly string[], found: Property[]): void {
  const texts = list.slice(0, 40).map(readPlain)
  if (list.length > 0 && texts.every((text) => text !== null)) {
    const more = list.length > texts.length ? ', …' : ''
    found.push({ path, value: texts.join(', ') + more })
  } else {
    list.slice(0, 40).forEach((inner, i) => visit(inner, [...path, String(i + 1)], found))
  }
}

function readPlain(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
