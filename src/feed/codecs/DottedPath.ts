/** A place in a JSON value: names of members or numbers of list items, separated by dots (`valves.v01`, `items.0.level`). */
export type DottedPath = { whole: string; steps: readonly string[] }

/** Splits a dotted path once, so that following it for every message is cheap. */
export function makeDottedPath(text: string): DottedPath {
  return { whole: text, steps: text.split('.') }
}

/**
 * What stands at a path, or undefined. A member whose own name is the whole path (dots included) comes first. Only own
 * members are followed, so `__proto__` or `constructor` in a path or payload leads nowhere.
 */
export function followPath(root: unknown, path: DottedPath): unknown {
  if (typeof root !== 'object' || root === null) return undefined
  if (Object.hasOwn(root, path.whole)) return own(root, path.whole)
  let at: unknown = root
  for (const step of path.steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = own(at, step)
  }
  return at
}

/** Whether a text can be a path: no empty step, and none that names a part of JavaScript's own machinery. */
export function isDottedPath(text: string): boolean {
  return text.split('.').every((step) => step !== '' && !forbidden.has(step))
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

function own(object: object, name: string): unknown {
  return forbidden.has(name) ? undefined : Reflect.get(object, name)
}
