import { expect, test } from 'vitest'
import { isGlobalId, readableName } from '#twin/readableName.ts'

test('calls a node by its own name when a person gave it', () => {
  expect(readableName('Pump 4', { name: 'IfcPump' })).toBe('Pump 4')
  expect(readableName('Body', null)).toBe('Body')
})

test.each(['0YvctVUKr0kugbFTf53O9L', 'mesh_12', 'node7', 'Object.003', '42', ''])(
  'finds a better name than “%s”',
  (name) => {
    expect(readableName(name, { globalId: name, name: 'Wand-Ext-ERDG-4' })).toBe('Wand-Ext-ERDG-4')
  },
)

test('falls back on the class, and then on the made-up name', () => {
  expect(readableName('mesh_12', { ifcClass: 'IfcWallStandardCase', name: '' })).toBe(
    'WallStandardCase',
  )
  expect(readableName('mesh_12', { colour: 'red' })).toBe('mesh_12')
})

test('knows an IFC GlobalId', () => {
  expect(isGlobalId('1hOSvn6df7F8_7GcBWlR72')).toBe(true)
  expect(isGlobalId('WallStandardCaseNumber')).toBe(false)
})
