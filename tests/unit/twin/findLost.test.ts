import { expect, test } from 'vitest'
import { findLost, type PartSign } from '#twin/findLost.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow } from '#twin/Work.ts'

const box = (x: number, size = 1) => [x, 0, 0, x + size, size, size]
const sign = (path: string, more: Partial<PartSign> = {}): PartSign => ({
  path,
  isPart: true,
  triangles: 12,
  box: box(0),
  ids: [],
  ...more,
})
const twin = (...patterns: string[]) =>
  ({
    models: [{ id: 'hall' }],
    assets: [{ id: 'oven', parts: { body: patterns } }],
  }) as unknown as Twin
const coded = (path: string, code: string) => makePartMatcher([path], () => ({ code }))
const found = (patterns: string[], now: PartSign[], before: PartSign[] = []) =>
  doNow(findLost(twin(...patterns), 'hall', now, before)).map((one) =>
    [one.pattern].concat(one.now.map(({ path, because }) => `${path}: ${because}`)),
  )

test('finds nothing lost where every pattern matches', () => {
  expect(found(['Oven/*', 'Body'], [sign('Line/Oven/Body')])).toEqual([])
})

test('goes by the nearest name when there is nothing else to go by', () => {
  expect(found(['Oven/Bodi'], [sign('Line/Oven/Body'), sign('Line/Fan')])).toEqual([
    ['Oven/Bodi', 'Oven/Body: its name is nearest'],
  ])
  expect(found(['Xylophone'], [sign('Line/Fan')])).toEqual([['Xylophone']])
})

test('knows a part again by its id, whatever else has changed', () => {
  const before = [sign('A/Pump', { ids: ['2O2Fr$t4X7Zf8NOew3FLOH'] })]
  const now = [
    sign('A/Pumpe'),
    sign('B/Förderer', { ids: ['2O2Fr$t4X7Zf8NOew3FLOH'], triangles: 900, box: box(50) }),
  ]
  expect(found(['Pump'], now, before)).toEqual([
    ['Pump', 'B/Förderer: it has the same id, 2O2Fr$t4X7Zf8NOew3FLOH'],
  ])
})

test('knows a part again by its shape at its place, and not one that was there before', () => {
  const before = [sign('Oven'), sign('Twin', { box: box(5) })]
  const now = [sign('Backofen_01', { box: box(0.004) }), sign('Twin', { box: box(5) })]
  expect(found(['Oven'], now, before)).toEqual([
    ['Oven', 'Backofen_01: it has the same shape at the same place'],
  ])
})

test('knows a part again that was moved, when few have its shape', () => {
  const before = [sign('Oven', { triangles: 500 })]
  const moved = sign('X', { triangles: 500, box: box(80) })
  expect(found(['Oven'], [moved, sign('Y')], before)).toEqual([
    ['Oven', 'X: it has the same shape, elsewhere'],
  ])
  const many = Array.from({ length: 9 }, (_, i) => ({ ...moved, path: `X${i}` }))
  expect(found(['Oven'], many, before)).toEqual([['Oven']])
})

test('goes by the place in the tree when a part was modelled anew', () => {
  const before = [sign('Line'), sign('Line/Fan'), sign('Line/Oven', { triangles: 7 })]
  const now = [sign('Line'), sign('Line/Fan'), sign('Line/Kiln', { triangles: 90, box: box(3) })]
  expect(found(['Oven'], now, before)).toEqual([
    ['Oven', 'Line/Kiln: it stands at the same place in the tree'],
  ])
})

test('names the group for a group, and the part for a part in it', () => {
  const group = { isPart: false }
  const before = [sign('Oven', group), sign('Oven/Body')]
  const now = [sign('Ofen', group), sign('Ofen/Rumpf')]
  expect(found(['/Oven', 'Body'], now, before)).toEqual([
    ['/Oven', 'Ofen: it has the same shape at the same place'],
    ['Body', 'Ofen/Rumpf: it has the same shape at the same place'],
  ])
})

test('leaves patterns of other models alone', () => {
  const two = {
    ...twin('Oven', 'hall:Oven', 'annex:Oven'),
    models: [{ id: 'hall' }, { id: 'annex' }],
  }
  expect(doNow(findLost(two as Twin, 'hall', [sign('Fan')])).map(({ pattern }) => pattern)).toEqual(
    ['hall:Oven'],
  )
})

test('follows a pattern by property: to the part that it meant, or to the nearest value', () => {
  const before = [sign('A/Pump', { ids: ['P-1'] })]
  const now = [sign('B/Pumpe', { ids: ['P-1'] })]
  const pattern = twin('[code=PX2]')
  const old = coded('A/Pump', 'PX2')
  expect(doNow(findLost(pattern, 'hall', now, before, coded('B/Pumpe', 'Q'), old))[0].now).toEqual([
    { path: 'B/Pumpe', because: 'it has the same id, P-1' },
  ])
  expect(doNow(findLost(pattern, 'hall', now, [], coded('B/Pumpe', 'PX12')))[0].now).toEqual([
    { path: '[code=PX12]', because: 'its property is nearest' },
  ])
})
