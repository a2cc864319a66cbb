import { isWild, matchesName } from './matchesName.ts'
import { mistakes, nearestName } from './nearestName.ts'
import { makePartMatcher, splitModelPrefix, type PartMatcher } from './PartPattern.ts'
import type { Problem } from './Problem.ts'
import { cut } from './sayIssue.ts'
import type { Twin } from './Twin.ts'

/** Beyond this many comparisons of names, problems come without a nearest path: a wrong model makes all patterns miss. */
const mostCompared = 3_000_000

/**
 * The patterns of a twin's parts that match nothing, each with the nearest path. With a model's id, `paths` are that
 * model's, and only patterns that can mean no other model are checked; without, they are those of all models.
 */
export function checkParts(twin: Twin, paths: readonly string[], modelId?: string): Problem[] {
  const matcher = makePartMatcher(paths)
  const adviser = new PathAdviser(paths)
  const problems: Problem[] = []
  const isAlone = twin.models.length === 1
  for (const asset of twin.assets) {
    for (const [group, patterns] of Object.entries(asset.parts)) {
      for (const whole of patterns) {
        const { model, pattern } = splitModelPrefix(whole)
        if (modelId !== undefined && model !== modelId && !(model === null && isAlone)) continue
        if (matcher.match(pattern).length > 0) continue
        const near = adviser.nearest(pattern)
        const prefix = model === null ? '' : `${model}:`
        problems.push({
          from: 'twin file',
          severity: 'error',
          text: `“${cut(whole)}” matches no part of the model${model === null ? '' : ` “${model}”`}.`,
          where: `asset “${asset.id}”, parts “${group}”`,
          ...(near !== null && { advice: `Did you mean “${prefix}${near}”?` }),
        })
      }
    }
  }
  return problems
}

/** Finds what a pattern that matches nothing was probably meant to be. */
export class PathAdviser {
  readonly #paths: readonly string[]
  readonly #matcher: PartMatcher
  readonly #mended = new Map<string, string>()
  #names: Set<string> | null = null
  #compared = 0

  constructor(paths: readonly string[]) {
    this.#paths = paths
    this.#matcher = makePartMatcher(paths)
  }

  nearest(pattern: string): string | null {
    if (this.#compared > mostCompared) return null
    const start = pattern.startsWith('/') ? '/' : ''
    const given = pattern.slice(start.length).split('/')
    const mended = start + given.map((name) => this.#mend(name)).join('/')
    if (mended !== pattern && this.#matcher.match(mended).length > 0) return mended
    return this.#sameLastName(given, start !== '')
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
    return nearest
  }

  /** The nearest name there is; one with wildcards has its start mended. */
  #mend(name: string): string {
    const names = (this.#names ??= new Set(this.#paths.flatMap((path) => path.split('/'))))
    if (name === '**' || names.has(name)) return name
    const known = this.#mended.get(name)
    if (known !== undefined) return known
    this.#compared += names.size
    const mended = isWild(name) ? mendWild(name, [...names]) : (nearestName(name, names) ?? name)
    this.#mended.set(name, mended)
    return mended
  }
}

function mendWild(name: string, names: readonly string[]): string {
  if (names.some((other) => matchesName(other, name))) return name
  const start = name.slice(0, name.search(/[*?]/))
  const near = nearestName(start, new Set(names.map((other) => other.slice(0, start.length))))
  return near === null ? name : near + name.slice(start.length)
}
