import { isWild, matchesName } from './matchesName.ts'
import { mistakes, nearestOfMany } from './nearestName.ts'
import {
  makePartMatcher,
  patternOf,
  splitModelPrefix,
  splitSelector,
  type PartMatcher,
} from './PartPattern.ts'
import type { Problem } from './Problem.ts'
import { cut } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import type { Work } from './Work.ts'

/** Beyond this many comparisons of names, problems come without a nearest path: a wrong model makes all patterns miss. */
const mostCompared = 3_000_000

/**
 * The patterns of a twin's parts that match nothing, each with the nearest path. With a model's id, `paths` are that
 * model's, and only patterns that can mean no other model are checked; without, they are those of all models. `matcher` is the one over
 * `paths`, where there is one already; without it, nothing is known of properties.
 */
export function* checkParts(
  twin: Twin,
  paths: readonly string[],
  modelId?: string,
  matcher: PartMatcher = makePartMatcher(paths),
): Work<Problem[]> {
  const adviser = new PathAdviser(paths, matcher)
  const problems: Problem[] = []
  const isAlone = twin.models.length === 1
  for (const asset of twin.assets) {
    yield
    for (const [group, patterns] of Object.entries(asset.parts)) {
      for (const whole of patterns) {
        const { model, pattern } = splitModelPrefix(whole)
        if (modelId !== undefined && model !== modelId && !(model === null && isAlone)) continue
        if (matcher.match(pattern).length > 0) continue
        const near = yield* adviser.nearest(pattern)
        const prefix = model === null ? '' : `${model}:`
        problems.push({
          from: 'twin file',
          severity: 'error',
          text: `“${cut(whole)}” matches no part of the model${model === null ? '' : ` “${model}”`}.`,
          where: `asset “${asset.id}”, parts “${group}”`,
          ...adviceOf(near === null ? null : prefix + near, pattern, matcher),
        })
      }
    }
  }
  return problems
}

function adviceOf(near: string | null, pattern: string, { properties }: PartMatcher) {
  if (near !== null) return { advice: `Did you mean “${near}”?` }
  const selector = splitSelector(pattern)
  if (!selector || !properties || properties.values(selector.key).length > 0) return {}
  const keys = properties.keys().map((key) => `“${cut(key)}”`)
  const some = keys.length > 5 ? `${keys.slice(0, 5).join(', ')} and more` : keys.join(', ')
  const advice = keys.length === 0 ? 'No part has properties.' : `Its parts have ${some}.`
  return { advice: `No part has a property “${cut(selector.key)}”. ${advice}` }
}

/** Finds what a pattern that matches nothing was probably meant to be. */
export class PathAdviser {
  readonly #paths: readonly string[]
  readonly #matcher: PartMatcher
  readonly #mended = new Map<string, string>()
  #names: Set<string> | null = null
  #compared = 0

  constructor(paths: readonly string[], matcher: PartMatcher) {
    this.#paths = paths
    this.#matcher = matcher
  }

  *nearest(pattern: string): Work<string | null> {
    if (this.#compared > mostCompared) return null
    const selector = splitSelector(pattern)
    if (selector) return yield* this.#nearestProperty(selector)
    const start = pattern.startsWith('/') ? '/' : ''
    const given = pattern.slice(start.length).split('/')
    const names: string[] = []
    for (const name of given) names.push(yield* this.#mend(name))
    const mended = start + names.join('/')
    if (mended !== pattern && this.#matcher.match(mended).length > 0) return mended
    return this.#sameLastName(given, start !== '')
  }

  /** The same with the nearest key and value that there are, or with the nearest path. */
  *#nearestProperty({
    path,
    key,
    value,
  }: NonNullable<ReturnType<typeof splitSelector>>): Work<string | null> {
    const { properties } = this.#matcher
    if (!properties) return null
    const keys = properties.keys()
    const isKnown = properties.values(key).length > 0
    const nearKey = isKnown ? key : yield* nearestOfMany(key, keys)
    if (nearKey === null) return null
    const values = properties.values(nearKey)
    // Tags and the like are many: a few of them are looked for, not thousands.
    this.#compared += values.length * 10
    const nearValue = isWild(value)
      ? yield* mendWild(value, values)
      : yield* nearestOfMany(value, values)
    const nearPath = path === '' ? null : yield* this.nearest(path)
    for (const one of [path, nearPath]) {
      for (const other of [value, nearValue]) {
        if (one === null || other === null) continue
        const mended = `${one}[${nearKey}=${other.replaceAll(/[[\]]/g, '?')}]`
        if (this.#matcher.match(mended).length > 0) return mended
      }
    }
    return null
  }

  /** Among the parts whose last name is right, the one whose other names are nearest. */
  #sameLastName(given: readonly string[], whole: boolean): string | null {
    const wanted = given.join('/').slice(0, 200)
    let nearest: string | null = null
    let least = wanted.length
    const rows = this.#matcher.match(given[given.length - 1])
    this.#compared += rows.length
    for (const row of rows) {
      const path = this.#paths[row]
      const tail = whole ? `/${path}` : path.split('/').slice(-given.length).join('/')
      const count = mistakes(wanted, tail.slice(0, 200), least - 1)
      if (count >= least) continue
      least = count
      nearest = tail
    }
    return nearest === null ? null : patternOf(nearest)
  }

  /** The nearest name there is; one with wildcards has its start mended. */
  *#mend(name: string): Work<string> {
    const names = (this.#names ??= new Set(this.#matcher.names))
    if (name === '**' || names.has(name)) return name
    const known = this.#mended.get(name)
    if (known !== undefined) return known
    this.#compared += names.size
    const mended = isWild(name)
      ? yield* mendWild(name, [...names])
      : ((yield* nearestOfMany(name, names)) ?? name)
    this.#mended.set(name, mended)
    return mended
  }
}

/** A name with wildcards whose start is mended, so that it fits one of the names if it can. */
function* mendWild(name: string, names: readonly string[]): Work<string> {
  if (names.some((other) => matchesName(other, name))) return name
  const start = name.slice(0, name.search(/[*?]/))
  const near = yield* nearestOfMany(
    start,
    new Set(names.map((other) => other.slice(0, start.length))),
  )
  return near === null ? name : near + name.slice(start.length)
}
