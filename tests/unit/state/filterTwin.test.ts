import { expect, test } from 'vitest'
import { abnormal } from '#state/filters.ts'
import type { Filters } from '#state/filters.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow } from '#twin/Work.ts'
import { makeFilter } from '#state/filterTwin.ts'
import { makeFindables } from '#twin/searchTwin.ts'
import { assetOfSmallPart, makeTables, smallParts, smallTwin } from '../ui/smallTwin.ts'

const none: Filters = { states: [], quality: [], unbound: [], where: {} }

/** The small twin, in which the filler's state is shown: 3 is a fault in red. */
function makeGround() {
  const twin: Twin = structuredClone(smallTwin)
  twin.signals[2].states = [
    { code: 2, name: 'running' },
    { code: 3, name: 'faulted' },
  ]
  twin.shows = [
    {
      asset: 2,
      behaviour: 'colour',
      signal: 2,
      parts: ['Filler/StackLight'],
      options: { states: { faulted: '#ff0000', running: 'ok' } },
      where: '',
    },
  ]
  const extras = { 'Line1/Capper': { system: 'closing' } }
  const tables = makeTables(smallParts, assetOfSmallPart, extras)
  const signals = new SignalTable(twin.signals.length)
  const things = doNow(makeFindables(twin, tables))
  const find = (filters: Partial<Filters>) => {
    const passes = doNow(makeFilter({ ...none, ...filters }, { twin, signals, tables }))
    return things.filter(passes).map(({ label }) => label)
  }
  return { signals, find }
}

test('finds assets by their state, and what is abnormal by its colour', () => {
  const { signals, find } = makeGround()
  expect(find({ states: ['running'] })).toEqual([])
  signals.write(2, 2, 0, 0, Quality.good)
  expect(find({ states: ['running', 'faulted'] })).toEqual(['Filler'])
  expect(find({ states: [abnormal] })).toEqual([])
  signals.write(2, 3, 0, 0, Quality.good)
  expect(find({ states: [abnormal] })).toEqual(['Filler'])
})

test('finds signals by their quality, with their assets', () => {
  const { signals, find } = makeGround()
  signals.write(3, 1, 0, 0, Quality.stale)
  expect(find({ quality: ['stale'] })).toEqual(['Head', 'torque'])
  expect(find({ quality: ['stale', 'never'] })).toHaveLength(7)
})

test('finds what nothing is bound to', () => {
  const { find } = makeGround()
  expect(find({ unbound: ['assets'] })).toEqual(['Capper'])
  expect(find({ unbound: ['signals'] })).toEqual(['output', 'mode', 'torque'])
  expect(find({ unbound: ['parts'] })).toEqual(['Body', 'Body', 'Chuck', 'Floor'])
})

test('finds parts by what the file says of them or of a group above, with their assets', () => {
  const { find } = makeGround()
  expect(find({ where: { '@system': 'closing' } })).toEqual(['Capper', 'Head', 'Body', 'Chuck'])
})

test('a thing must pass every filter', () => {
  const { find } = makeGround()
  expect(find({ where: { '@system': 'closing' }, unbound: ['assets'] })).toEqual(['Capper'])
  expect(find({ states: ['running'], unbound: ['parts'] })).toEqual([])
})
