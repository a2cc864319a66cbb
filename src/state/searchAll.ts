import { isFiltering } from './filters.ts'
import type { Filters } from './filters.ts'
import type { Work } from '#twin/Work.ts'
import { correctQuery } from '#twin/correctQuery.ts'
import { makeFilter } from './filterTwin.ts'
import type { FilterGround } from './filterTwin.ts'
import { findMatches, listAll, makeFindables } from '#twin/searchTwin.ts'
import type { Findable, Match } from '#twin/searchTwin.ts'

/** What was found of a query among the things that pass some filters. */
export type Sought = {
  query: string
  /** What was searched for instead, because nothing is called like the query. */
  corrected: string | null
  matches: readonly Match[]
  things: readonly Findable[]
}

/** More are not listed. */
const listed = 20_000

/**
 * Finds what passes the filters and is called like the query; without a query, all that passes. When that is the same as
 * `before`, it is `before` itself.
 */
export function* searchAll(
  ground: FilterGround,
  filters: Filters,
  query: string,
  before: Sought | null,
  most = listed,
): Work<Sought> {
  const all = yield* makeFindables(ground.twin, ground.tables)
  const things = isFiltering(filters) ? yield* filtered(all, filters, ground) : all
  if (before && before.query === query && isSame(before.things, things)) return before
  if (query.trim() === '') return { query, corrected: null, matches: listAll(things, most), things }
  const matches = yield* findMatches(things, query, most)
  const meant = matches.length > 0 ? null : yield* correctQuery(things, query)
  if (meant === null) return { query, corrected: null, matches, things }
  return { query, corrected: meant, matches: yield* findMatches(things, meant, most), things }
}

function* filtered(
  all: readonly Findable[],
  filters: Filters,
  ground: FilterGround,
): Work<Findable[]> {
  const passes = yield* makeFilter(filters, ground)
  const found: Findable[] = []
  for (let i = 0; i < all.length; i++) {
    if (i % 256 === 255) yield
    if (passes(all[i])) found.push(all[i])
  }
  return found
}

function isSame(some: readonly Findable[], others: readonly Findable[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i])
}
