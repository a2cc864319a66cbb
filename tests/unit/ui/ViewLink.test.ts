import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { makeViewAddress, makeViewHash, readViewLink } from '#ui/ViewLink.ts'
import type { ViewLink } from '#ui/ViewLink.ts'

const coordinate = fc.integer({ min: -1e7, max: 1e7 }).map((centimetres) => centimetres / 100)
const place = fc.tuple(coordinate, coordinate, coordinate)
const id = fc.string({ minLength: 1, unit: 'grapheme' })
const name = fc.option(id)
const links: fc.Arbitrary<ViewLink> = fc.record({
  camera: fc.option(
    fc
      .record({ position: place, target: place })
      .filter(({ position, target }) => position.some((number, i) => number !== target[i])),
  ),
  mode: fc.constantFrom('orbit', 'walk'),
  asset: name,
  part: name,
  section: fc.option(
    fc.record({ axis: fc.constantFrom('x', 'y', 'z'), at: coordinate, isFlipped: fc.boolean() }),
  ),
  storeys: fc.option(
    fc.oneof(
      fc.record({ top: id, isPlan: fc.boolean(), hidden: fc.array(id), isApart: fc.boolean() }),
      fc.record({
        top: fc.constant(null),
        isPlan: fc.constant(false),
        hidden: fc.array(id, { minLength: 1 }),
        isApart: fc.boolean(),
      }),
    ),
  ),
})

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(readViewLink(makeViewHash(link))).toEqual(link)
    }),
  )
})

test('reads back what an address bar kept', () => {
  fc.assert(
    fc.property(links, (link) => {
      const address = new URL(makeViewAddress('http://localhost/?twin=a.json#old', link))
      expect(readViewLink(address.hash)).toEqual(link)
    }),
  )
})

test('can be read by a person', () => {
  const link: ViewLink = {
    camera: { position: [12.345678, 4.5, -6], target: [0, 1, 0] },
    mode: 'walk',
    asset: 'filler',
    part: 'hall/Line1/Filler/Carousel',
    storeys: null,
    section: null,
  }
  const hash = '#v=12.35,4.5,-6,0,1,0&mode=walk&asset=filler&part=hall/Line1/Filler/Carousel'
  expect(makeViewHash(link)).toBe(hash)
  const section = { axis: 'y', at: 2.504, isFlipped: true } as const
  expect(makeViewHash({ ...link, section })).toBe(`${hash}&cut=-y,2.5`)
  const storeys = { top: 'first', isPlan: true, hidden: ['ground', 'roof'], isApart: true }
  expect(makeViewHash({ ...link, storeys })).toBe(
    `${hash}&top=first&plan=1&hide=ground&hide=roof&apart=1`,
  )
})

test('keeps the query of the address', () => {
  const link: ViewLink = {
    camera: null,
    mode: 'orbit',
    asset: 'a',
    part: null,
    section: null,
    storeys: null,
  }
  expect(makeViewAddress('http://h/x?twin=t.json&broker=wss://b#v=1', link)).toBe(
    'http://h/x?twin=t.json&broker=wss://b#v=&asset=a',
  )
})

test.each([
  '',
  '#',
  '#section',
  '#v=1,2,3',
  '#v=1,2,3,4,5,x',
  '#v=1,2,3,4,5,',
  '#v=1,2,3,1,2,3',
  '#v=1e9,0,0,0,0,0',
  '#v=NaN,0,0,0,0,1',
  '#v=Infinity,0,0,0,0,1',
  '#v=1,2,3,4,5,6&mode=fly',
])('takes %j for no view', (hash) => expect(readViewLink(hash)).toBe(null))

test('never throws on garbage', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => readViewLink(`#v=${text}`)).not.toThrow()
    }),
  )
})
