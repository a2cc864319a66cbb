import { expect, test } from 'vitest'
import type { ModelRows } from '#twin/ModelRows.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import { PartTable } from '#twin/PartTable.ts'
import { isStorey, nameOf, rowValues } from '#twin/rowValues.ts'
import { doNow } from '#twin/Work.ts'

const local = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

/** A model of `[path, parent, extras]` rows; those with a material are parts. */
function makeRows(rows: [string, number, Record<string, unknown> | null, string?][]): ModelRows {
  return {
    id: 'house',
    parts: new PartTable(
      rows.map(([path, parent, , material]) => ({ path, parent, isPart: !!material, local })),
    ),
    assetOfRow: new Int32Array(rows.length).fill(-1),
    extras: (row) => rows[row][2],
    matcher: makePartMatcher(rows.map(([path]) => path)),
    about: (row) => ({ mesh: '', material: rows[row][3] ?? '', triangles: 0 }),
  }
}

const house = makeRows([
  ['House', -1, { ifcClass: 'IfcBuilding' }],
  ['House/2eyxpyOx95m90jmsXLOuR0', 0, { ifcClass: 'IfcBuildingStorey', name: 'Erdgeschoss' }],
  ['House/2eyxpyOx95m90jmsXLOuR0/Wall', 1, { ifcClass: 'IfcWall', Pset: { Fire: 'F90' } }, 'brick'],
  ['House/2eyxpyOx95m90jmsXLOuR0/Wall/Bolt', 2, null, 'steel'],
  ['House/Level 2', 0, null],
  ['House/Level 2/Duct', 4, { 'System Name': 'Supply air', type: 'duct' }, 'zinc'],
  ['House/Level 2/Door', 4, { level: 'Roof' }, 'wood'],
])

test('a storey is known by its class or by its name, and what is in it is of it', () => {
  expect([1, 4].map((row) => isStorey(house, row))).toEqual([true, true])
  expect(doNow(rowValues(house, '@storey'))).toEqual([
    null,
    'Erdgeschoss',
    'Erdgeschoss',
    'Erdgeschoss',
    'Level 2',
    'Level 2',
    'Roof',
  ])
})

test('a row without a property has what is above it', () => {
  expect(doNow(rowValues(house, 'Pset › Fire'))).toEqual([
    null,
    null,
    'F90',
    'F90',
    null,
    null,
    null,
  ])
  expect(doNow(rowValues(house, '@class')).slice(2, 4)).toEqual(['IfcWall', 'IfcWall'])
})

test('finds the system whatever the exporter calls it', () => {
  expect(doNow(rowValues(house, '@system'))[5]).toBe('Supply air')
})

test('knows the material and the model', () => {
  expect(doNow(rowValues(house, '@material'))[3]).toBe('steel')
  expect(doNow(rowValues(house, '@model'))[6]).toBe('house')
})

test('calls a row by the name that a person knows', () => {
  expect(nameOf(house, 1)).toBe('Erdgeschoss')
  expect(nameOf(house, 5)).toBe('Duct')
})
