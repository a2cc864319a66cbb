import { isWild, matchesName } from './matchesName.ts'
import { NameTree } from './NameTree.ts'

/** Finds the parts that patterns mean. */
export type PartMatcher = {
  /** Indices in the list of paths, ascending; none for a pattern that is not one. */
  match(pattern: string): number[]
}

/**
 * A matcher over the paths of a model. A pattern is names joined by `/`; it fits the end of a path at a name's border,
 * or the whole path when it starts with `/`. `*` stands for any characters within a name, `?` for one, and a name
 * `**` for any number of names (at the end: one or more). All else is literal. Literal names cost a look-up each; 2,000
 * literal patterns over 100,000 paths take about 100 ms, building the tree included.
 */
export function makePartMatcher(paths: readonly string[]): PartMatcher {
  const tree = new NameTree(paths)
  return {
    match(pattern) {
      if (isPartPattern(pattern) !== null) return []
      const whole = pattern.startsWith('/')
      const names = pattern.slice(whole ? 1 : 0).split('/')
      if (!names.includes('**')) return tree.find(names, whole)
      if (!whole) names.unshift('**')
      if (names.at(-1) === '**') names.push('*')
      const literal = names.filter((name) => !isWild(name))
      return tree.rowsWith(literal).filter((row) => matchesNames(tree.namesOf(row), names))
    },
  }
}

/** Whether all names of a path fit a pattern's, where `**` stands for any number of names, none included. */
function matchesNames(names: readonly string[], pattern: readonly string[]): boolean {
  let at = 0
  let atPattern = 0
  let starAt = -1
  let starPattern = -1
  while (at < names.length) {
    const sign = pattern[atPattern]
    if (sign === '**') {
      starPattern = atPattern++
      starAt = at
    } else if (sign !== undefined && matchesName(names[at], sign)) {
      at++
      atPattern++
    } else if (starPattern >= 0) {
      atPattern = starPattern + 1
      at = ++starAt
    } else return false
  }
  while (pattern[atPattern] === '**') atPattern++
  return atPattern === pattern.length
}

/** What keeps a text from being a part pattern, as the rest of a sentence; null when it is one. */
export function isPartPattern(text: string): string | null {
  if (text === '' || text === '/') return 'is empty'
  const names = text.slice(text.startsWith('/') ? 1 : 0).split('/')
  if (names.at(-1) === '') return 'ends with “/”; take it away, or write “/**” for everything below'
  if (names.includes('')) return 'has an empty name (“//”)'
  if (names.some((name) => name !== '**' && name.includes('**'))) {
    return 'has “**” together with other characters; “**” must stand alone between slashes'
  }
  return null
}

/** Takes the model's id off a pattern: `hall:Line1/Body` is `Line1/Body` in the model `hall`; null = in any model. */
export function splitModelPrefix(pattern: string): { model: string | null; pattern: string } {
  const split = /^([^\s/:*?]+):(.*)$/s.exec(pattern)
  return split ? { model: split[1], pattern: split[2] } : { model: null, pattern }
}
