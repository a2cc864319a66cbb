import { expect, test } from 'vitest'
import { readParts } from '#scene/model/readParts.ts'
import { PartTable } from '#twin/PartTable.ts'

const move = (x: number) => [1, 0, 0, x, 0, 1, 0, 0, 0, 0, 1, 0]
const none = new Map<number, Float64Array>()
const paths = (...args: Parameters<typeof readParts>) => [...readParts(...args).paths]

test('keeps names exactly as the file has them', () => {
  const names = ['Pump.001', 'Tür [1]:ß', '2O2Fr$t4X7Zf8NOew3FK4F', '搅拌机', 'a b', '__proto__']
  const nodes = names.map((name) => ({ name }))
  expect(paths({ nodes }, none)).toEqual(names)
})

test('names a node without a name after its mesh, else by its number', () => {
  const gltf = {
    nodes: [{ mesh: 0 }, {}, { name: '' }],
    meshes: [{ name: 'Casing', primitives: [] }],
  }
  expect(paths(gltf, none)).toEqual(['Casing', 'node1', 'node2'])
})

test('tells siblings of the same name apart, and leaves names alone that only look so', () => {
  const nodes = [{ name: 'Bolt' }, { name: 'Bolt' }, { name: 'Bolt~2' }, { name: 'Bolt' }]
  expect(paths({ nodes }, none)).toEqual(['Bolt', 'Bolt~3', 'Bolt~2', 'Bolt~4'])
})

test('lets equal names stand under different parents', () => {
  const gltf = {
    scenes: [{ nodes: [0, 2] }],
    nodes: [
      { name: 'A', children: [1] },
      { name: 'X' },
      { name: 'B', children: [3] },
      { name: 'X' },
    ],
  }
  expect(paths(gltf, none)).toEqual(['A', 'A/X', 'B', 'B/X'])
})

test('of several scenes takes the one that the file calls its own, or else the first', () => {
  const gltf = {
    scenes: [{ nodes: [0] }, { nodes: [1] }],
    nodes: [{ name: 'As built' }, { name: 'As planned' }],
  }
  expect(paths(gltf, none)).toEqual(['As built'])
  expect(paths({ ...gltf, scene: 1 }, none)).toEqual(['As planned'])
})

test('puts another sign for a slash in a name, so that paths stay paths', () => {
  expect(paths({ nodes: [{ name: 'In/Out' }] }, none)).toEqual(['In∕Out'])
})

test('makes a row of every node and a part of those with a mesh', () => {
  const gltf = {
    scenes: [{ nodes: [0] }],
    nodes: [
      { name: 'Group', children: [1] },
      { name: 'Part', mesh: 0 },
      { name: 'Outside', mesh: 0 },
    ],
    meshes: [{ primitives: [] }],
  }
  const rows = readParts(gltf, none)
  expect(rows.paths).toEqual(['Group', 'Group/Part'])
  expect([...rows.parent]).toEqual([-1, 0])
  expect([...rows.end]).toEqual([2, 2])
  expect([...rows.isPart]).toEqual([0, 1])
  expect([...rows.rowOf]).toEqual([0, 1, -1])
})

test('makes each instance of an instanced node a part below it', () => {
  const gltf = {
    scenes: [{ nodes: [0] }],
    nodes: [{ name: 'Bottles', mesh: 0, translation: [0, 2, 0], children: [1] }, { name: '#0' }],
    meshes: [{ primitives: [] }],
  }
  const rows = readParts(gltf, new Map([[0, Float64Array.from([...move(1), ...move(2)])]]))
  expect(rows.paths).toEqual(['Bottles', 'Bottles/#0', 'Bottles/#1', 'Bottles/#0~2'])
  expect([...rows.end]).toEqual([4, 2, 3, 4])
  expect([...rows.isPart]).toEqual([0, 1, 1, 0])
  const parts = new PartTable(rows)
  expect([...parts.matrix.subarray(24, 36)]).toEqual([1, 0, 0, 2, 0, 1, 0, 2, 0, 0, 1, 0])
})

test('takes a chain of nodes that is deeper than a stack', () => {
  const nodes = Array.from({ length: 3000 }, (_, i) => ({ name: 'a', children: [i + 1] }))
  const rows = readParts({ scenes: [{ nodes: [0] }], nodes: [...nodes, {}] }, none)
  expect(rows.paths.length).toBe(3001)
  expect(rows.paths[1]).toBe('a/a')
  expect(rows.end[0]).toBe(3001)
})

test('names a hundred thousand equal siblings without slowing down', () => {
  const nodes = Array.from({ length: 100_000 }, () => ({ name: 'Bolt' }))
  expect(new Set(paths({ nodes }, none)).size).toBe(100_000)
})
