/** Names by which one finds an item of a list again, the best first. */
const marks = ['name', 'key', 'tag', 'metric', 'id', 'sensorId', 'deviceId'] as const

/** A member's step, as it is written in a path after what stands before: `.speed`, `["a.b"]`. */
export function memberStep(before: string, name: string): string | null {
  if (name !== '' && !/[.[\]]/.test(name) && name !== '$') return before === '' ? name : `.${name}`
  const quoted = quote(name)
  return quoted === null || name === '' ? null : `[${quoted}]`
}

/**
 * The steps to the items of a list: by a name that each of them carries and no two share, since a list may come in another
 * order or length the next time; else by their place.
 */
export function itemSteps(list: readonly unknown[]): { step: string; name: string }[] {
  const mark = marks.find((key) => isMark(list, key))
  return list.map((item, index) => {
    const name = mark === undefined ? '' : String(Reflect.get(item as object, mark))
    const text = /^[^\]"'=]+$/.test(name) && name.trim() === name ? name : quote(name)
    if (mark === undefined || text === null) return { step: `[${index}]`, name: String(index) }
    // Whatever is unique for machines says nothing to people.
    const isOpaque = /:\/\/|[0-9a-f]{8}/i.test(name)
    return { step: `[${mark}=${text}]`, name: isOpaque ? String(index) : name }
  })
}

function isMark(list: readonly unknown[], key: string): boolean {
  const names = new Set<string>()
  for (const item of list) {
    if (typeof item !== 'object' || item === null || !Object.hasOwn(item, key)) return false
    const name: unknown = Reflect.get(item, key)
    if (typeof name !== 'string' || name === '' || name.length > 80) return false
    names.add(name)
  }
  return list.length > 0 && names.size === list.length
}

/** In double quotation marks, or in single ones; null when it holds both. */
function quote(name: string): string | null {
  if (!name.includes('"')) return `"${name}"`
  return name.includes("'") ? null : `'${name}'`
}
