/**
 * A place in a JSON value: names of members, numbers of list items and searches in lists, as in `valves.v01`, `items[0].level`
 * (or `items.0.level`), `["a.b"].c`, `metrics[name=temperature].value`. `$` is the whole value.
 */
export type DottedPath = { whole: string; steps: readonly Step[] }

/** A member's name, or the first item of a list whose member `key` is `equals`. */
type Step = string | { key: string; equals: string }

/** Splits a path once, so that following it for every message is cheap. */
export function makeDottedPath(text: string): DottedPath {
  return { whole: text, steps: split(text) ?? [text] }
}

/**
 * What stands at a path, or undefined. A member whose own name is the whole path (dots included) comes first. Only own
 * members are followed, so `__proto__` or `constructor` in a path or payload leads nowhere.
 */
export function followPath(root: unknown, path: DottedPath): unknown {
  if (typeof root === 'object' && root !== null && Object.hasOwn(root, path.whole))
    return own(root, path.whole)
  let at: unknown = root
  for (const step of path.steps) {
    if (typeof at !== 'object' || at === null) return undefined
    if (typeof step === 'string') at = Object.hasOwn(at, step) ? own(at, step) : undefined
    else at = Array.isArray(at) ? at.find((item: unknown) => isFound(item, step)) : undefined
  }
  return at
}

/** Whether a text can be a path: no empty step, and none that names a part of JavaScript's own machinery. */
export function isDottedPath(text: string): boolean {
  return split(text) !== null
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

function own(object: object, name: string): unknown {
  return forbidden.has(name) ? undefined : Reflect.get(object, name)
}

function isFound(item: unknown, { key, equals }: { key: string; equals: string }): boolean {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, key)) return false
  const value = own(item, key)
  return (
    value === equals || ((typeof value === 'number' || value === true) && `${value}` === equals)
  )
}

/** A name up to the next dot or bracket; a bracket with a quoted text, a number, or `key=value` (quoted or up to the bracket). */
const part =
  /(?<name>[^.[\]]+)|\[(?:(?<key>[^=\]"']+)=)?(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<plain>[^\]"'][^\]]*))\]/y

function split(text: string): Step[] | null {
  if (text === '$') return []
  const steps: Step[] = []
  for (let at = 0; at < text.length;) {
    if (steps.length > 0 && text[at] !== '[' && text[at++] !== '.') return null
    part.lastIndex = at
    const { name, key, double, single, plain } = part.exec(text)?.groups ?? {}
    const inside = double ?? single ?? plain
    if (name === undefined && inside === undefined) return null
    const isBare = key === undefined && plain !== undefined
    if (isBare && !/^\d+$/.test(plain)) return null
    const step = name ?? inside
    if (step === '' || forbidden.has(step) || (key !== undefined && forbidden.has(key))) return null
    steps.push(key === undefined ? step : { key, equals: step })
    at = part.lastIndex
  }
  return steps.length > 0 ? steps : null
}
