import { expect, test } from 'vitest'
import { colourChoices } from '#state/colourChoices.ts'
import { doNow } from '#twin/Work.ts'
import { readCatalogue } from '#ui/readCatalogue.ts'
import { makeTables, smallTwin } from './smallTwin.ts'

test('lists the properties that tell parts apart: no ids, and none that is the same everywhere', () => {
  const parts = Array.from({ length: 40 }, (_, i) => `hall/wall ${i}`)
  const extras = Object.fromEntries(
    parts.map((_, i) => [
      `wall ${i}`,
      { globalId: `id ${i}`, site: 'Riverside', ifcClass: i % 2 ? 'IfcWall' : 'IfcSlab', area: i },
    ]),
  )
  const tables = makeTables(parts, () => -1, extras)
  const found = doNow(readCatalogue(tables))
  expect(found.map(({ key, isNumber }) => [key, isNumber])).toEqual([
    ['@class', false],
    ['ifcClass', false],
    ['area', true],
  ])
  expect(found[1]).toMatchObject({ name: 'Ifc class', nodes: 40 })
  expect(found[1].values).toEqual([
    ['IfcSlab', 20],
    ['IfcWall', 20],
  ])
})

test('offers signals by key and unit, what most assets have first, and whole units of several keys', () => {
  const twin = structuredClone(smallTwin)
  const torque = twin.signals[3]
  torque.unit = 'Nm'
  twin.signals.push({ ...torque, id: 'capper.torque', asset: 3 })
  twin.signals.push({ ...torque, id: 'filler.load', name: 'load', asset: 2 })
  expect(colourChoices(twin).map(({ label, assets }) => [label, assets])).toEqual([
    ['torque, Nm', 2],
    ['load, Nm', 1],
    ['mode', 1],
    ['output', 1],
    ['state', 1],
    ['Anything in Nm', 3],
  ])
})
