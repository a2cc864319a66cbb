import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { doNow } from '#twin/Work.ts'
import { findMatches, makeFindables } from '#twin/searchTwin.ts'
import { correctQuery } from '#twin/correctQuery.ts'
import { makeTables, smallTables, smallTwin } from '../ui/smallTwin.ts'

const things = doNow(makeFindables(smallTwin, smallTables))
const find = (query: string, among = things, limit = 80) => doNow(findMatches(among, query, limit))
const labels = (query: string) => find(query).map(({ found }) => found.label)
const correct = (query: string) => doNow(correctQuery(things, query))

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
  const found = find('heat', doNow(makeFindables(smallTwin, makeTables(parts))))
  expect(found.map((match) => match.found.label)).toEqual(['heat', 'heater', 'reheat'])
})

test('keeps to its limit', () => {
  expect(find('l', things, 3)).toHaveLength(3)
})

test('marks are ascending, apart, and inside the label, whatever the query', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), (query) => {
      for (const { found, marks } of find(query)) {
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
  const tables = makeTables([part], () => -1, extras)
  const all = doNow(makeFindables(smallTwin, tables))
  expect(find('wand', all)[0].found).toMatchObject({ label: 'Wand-Ext-OG-1', target: part })
})

test('corrects a query that nothing is called like', () => {
  expect(correct('filer')).toBe('filler')
  expect(correct('filelr state')).toBe('filler state')
  expect(correct('cappr')).toBe('capper')
  expect(correct('xyzzyq')).toBeNull()
  expect(correct('filler')).toBeNull()
})
