import { isIfcGlobalId } from './isIdName.ts'
import { NameTree } from './NameTree.ts'
import { PropertyIndex, type ExtrasOf } from './PropertyIndex.ts'
import { doNow, shareWork, type Work } from './Work.ts'

/** Finds the parts that patterns mean. */
export type PartMatcher = {
  /** Indices in the list of paths, ascending; none for a pattern that is not one. */
  match(pattern: string): readonly number[]
  /** Finds the parts of many patterns, so that `match` takes no time for them any more. */
  prepare(patterns: Iterable<string>): Work<void>
  /** All names that stand in the paths, each once. */
  readonly names: readonly string[]
  /** The properties of the parts; null when none were given. */
  readonly properties: PropertyIndex | null
}

/**
 * A matcher over the paths of a model. A pattern is names joined by `/`; it fits the end of a path at a name's border,
 * or the whole path when it starts with `/`. `*` stands for any characters within a name, `?` for one, and a name
 * `**` for any number of names (at the end: one or more). All else is literal.
 *
 * Behind the names, or alone, `[key=value]` takes of these only the nodes with that property in their glTF `extras` (see
 * `PropertyIndex`); `extras` is asked only when a pattern does so. An IFC GlobalId alone that is no node's name means the
 * node that holds it as an id.
 *
 * One matcher is meant for all that is asked of a model: it remembers its answers. 2,000 patterns over 100,000 paths, a tenth of them
 * with wildcards, bound, checked and given to 1,000 assets take 0.15 s of a busy machine, the tree included.
 */
export function makePartMatcher(paths: readonly string[], extras?: ExtrasOf): PartMatcher {
  const tree = shareWork(new NameTree().grow(paths))
  const names = () => doNow(tree())
  const properties = extras ? new PropertyIndex(paths.length, extras) : null
  const known = new Map<string, readonly number[]>()

  const find = (pattern: string): readonly number[] => {
    if (isPartPattern(pattern) !== null) return []
    const selector = splitSelector(pattern)
    if (selector === null) {
      const rows = names().find(readNames(pattern))
      if (rows.length > 0 || !isIfcGlobalId(pattern)) return rows
      return properties?.rowsOfId(pattern) ?? rows
    }
    const rows = properties?.rows(selector.key, selector.value) ?? []
    if (selector.path === '' || rows.length === 0) return rows
    const signs = readNames(selector.path)
    if (rows.length < 50) return names().filter(rows, signs)
    return match(selector.path).filter((row) => isAmong(row, rows))
  }
  const match = (pattern: string): readonly number[] => {
    const before = known.get(pattern)
    if (before) return before
    const found = find(pattern)
    known.set(pattern, found)
    return found
  }
  function* prepare(patterns: Iterable<string>): Work<void> {
    const all = new Set(patterns)
    const keys = new Set([...all].flatMap((pattern) => splitSelector(pattern)?.key ?? []))
    const hasIds = [...all].some(isIfcGlobalId)
    yield* tree()
    if (properties && (keys.size > 0 || hasIds)) yield* properties.prepare(keys, hasIds)
    for (const pattern of all) {
      match(pattern)
      yield
    }
  }
  return {
    match,
    prepare,
    properties,
    get names() {
      return names().names
    },
  }
}

const matchers = new WeakMap<readonly string[], PartMatcher>()

/** The one matcher over the paths of a model: what it has found out once serves all who ask. */
export function matcherOf(paths: readonly string[], extras?: ExtrasOf): PartMatcher {
  const known = matchers.get(paths) ?? makePartMatcher(paths, extras)
  matchers.set(paths, known)
  return known
}

/** Whether a number stands in an ascending list. */
function isAmong(number: number, list: readonly number[]): boolean {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle] < number) low = middle + 1
    else high = middle
  }
  return list[low] === number
}

/** What a path's names must fit, from the root on. */
function readNames(pattern: string): string[] {
  const whole = pattern.startsWith('/')
  const names = pattern.slice(whole ? 1 : 0).split('/')
  if (!whole) names.unshift('**')
  if (names.at(-1) === '**') names.push('*')
  return names
}

/** What keeps a text from being a part pattern, as the rest of a sentence; null when it is one. */
export function isPartPattern(text: string): string | null {
  const selector = splitSelector(text)
  const path = selector?.path ?? text
  if (selector) {
    const { key, value } = selector
    if (value === '') return `has no value in “[${key}=]”; write “[${key}=*]” for any`
    if (path === '') return null
    if (path.endsWith('/')) return 'has “/” right before “[”; write “/**[” for everything below'
  }
  if (path === '' || path === '/') return 'is empty'
  const names = path.slice(path.startsWith('/') ? 1 : 0).split('/')
  if (names.at(-1) === '') return 'ends with “/”; take it away, or write “/**” for everything below'
  if (names.includes('')) return 'has an empty name (“//”)'
  if (names.some((name) => name !== '**' && name.includes('**'))) {
    return 'has “**” together with other characters; “**” must stand alone between slashes'
  }
  return null
}

/** A key: words of letters, digits, `_`, `-`, `$` and `@`, and one dot at most. */
const keySyntax = /^[\p{L}_$@][\p{L}\p{N}_$@-]*(?: [\p{L}\p{N}_$@-]+)*(?:\.[\p{L}\p{N}_$@-]+(?: [\p{L}\p{N}_$@-]+)*)?$/u // prettier-ignore

/**
 * Takes the property off a pattern: `A/*[tag=P-10*]` is `A/*` and the property. Only a text that ends with `[key=value]`, with
 * a simple name as the key and no bracket in the value, has one; all other brackets belong to names. A name that ends so
 * itself is written with `?` for its last bracket: `Pump[size=2?`.
 */
export function splitSelector(
  pattern: string,
): { path: string; key: string; value: string } | null {
  if (!pattern.endsWith(']')) return null
  const at = pattern.lastIndexOf('[')
  const inner = pattern.slice(at + 1, -1)
  const border = inner.indexOf('=')
  if (at < 0 || border < 0 || inner.includes(']')) return null
  const key = inner.slice(0, border)
  if (!keySyntax.test(key)) return null
  return { path: pattern.slice(0, at), key, value: inner.slice(border + 1) }
}

/** A path as a pattern (without the leading `/`), also where its last name looks like a property. */
export function patternOf(path: string): string {
  return splitSelector(path) ? `${path.slice(0, -1)}?` : path
}

/** Takes the model's id off a pattern: `hall:Line1/Body` is `Line1/Body` in the model `hall`; null = in any model. */
export function splitModelPrefix(pattern: string): { model: string | null; pattern: string } {
  const head = splitSelector(pattern)?.path ?? pattern
  const split = /^([^\s/:*?]+):/.exec(head)
  if (!split) return { model: null, pattern }
  return { model: split[1], pattern: pattern.slice(split[0].length) }
}
