import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { findMatches, makeFindables } from '#ui/searchTwin.ts'
import { correctQuery } from '#ui/correctQuery.ts'
import { makeTables, smallTables, smallTwin } from './smallTwin.ts'

const things = makeFindables(smallTwin, smallTables)
const labels = (query: string) => findMatches(things, query).map(({ found }) => found.label)

test('finds assets, signals and parts, assets first', () => {
  expect(labels('filler')).toEqual(['Filler', 'mode', 'state', 'Red', 'Body'])
})

test('wants every word of the query', () => {
  expect(labels('filler state')).toEqual(['state'])
  expect(labels('filler capper')).toEqual([])
})

test('finds nothing for an empty query', () => {
  expect(labels('')).toEqual([])
  expect(labels('   ')).toEqual([])
})

test('puts a whole name before a beginning and that before a middle', () => {
  const parts = ['hall/reheat', 'hall/heat', 'hall/heater']
  const found = findMatches(makeFindables(smallTwin, makeTables(parts)), 'heat')
  expect(found.map((match) => match.found.label)).toEqual(['heat', 'heater', 'reheat'])
})

test('keeps to its limit', () => {
  expect(findMatches(things, 'l', 3)).toHaveLength(3)
})

test('marks are ascending, apart, and inside the label, whatever the query', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), (query) => {
      for (const { found, marks } of findMatches(things, query)) {
        let end = -1
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThan(end)
          expect(to).toBeLessThanOrEqual(found.label.length)
          end = to
        }
      }
    }),
  )
})

test('finds a part by the name that its file knows, when exporters made up its own', () => {
  const part = 'house/2O2Fr$t4X7Zf8NOew3FNr2'
  const extras = { '2O2Fr$t4X7Zf8NOew3FNr2': { name: 'Wand-Ext-OG-1' } }
  const all = makeFindables(
    smallTwin,
    makeTables([part], () => -1, extras),
  )
  expect(findMatches(all, 'wand')[0].found).toMatchObject({ label: 'Wand-Ext-OG-1', target: part })
})

test('corrects a query that nothing is called like', () => {
  expect(correctQuery(things, 'filer')).toBe('filler')
  expect(correctQuery(things, 'filelr state')).toBe('filler state')
  expect(correctQuery(things, 'cappr')).toBe('capper')
  expect(correctQuery(things, 'xyzzyq')).toBeNull()
  expect(correctQuery(things, 'filler')).toBeNull()
})
