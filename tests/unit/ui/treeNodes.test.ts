import { expect, test } from 'vitest'
import { makeTreeNodes, shortName } from '#ui/treeNodes.ts'
import { makePartGroups } from '#ui/partGroups.ts'
import { assetOfSmallPart, makeTables, smallTables, smallTwin } from './smallTwin.ts'

const nodes = makeTreeNodes(smallTwin, {
  groups: makePartGroups(smallTables, smallTwin.assets.length),
  assetOfPart: assetOfSmallPart,
  nameOf: () => null,
})

test('lists the roots, and parts of no asset last', () => {
  expect(nodes.children('root')).toEqual(['a0', 'f-1'])
  expect(nodes.children('f-1')).toEqual(['phall/Floor'])
})

test('puts parts straight under an asset that has nothing else below it', () => {
  expect(nodes.children('a2')).toEqual([
    'phall/Line1/Filler/Body',
    'phall/Line1/Filler/StackLight/Red',
  ])
})

test('puts parts into a folder under an asset that has components too', () => {
  expect(nodes.children('a3')).toEqual(['a4', 'f3'])
  expect(nodes.children('f3')).toEqual(['phall/Line1/Capper/Body'])
})

test('says what to open so that a node shows', () => {
  expect(nodes.above('a2')).toEqual(['a0', 'a1'])
  expect(nodes.above('phall/Line1/Filler/Body')).toEqual(['a0', 'a1', 'a2'])
  expect(nodes.above('phall/Line1/Capper/Body')).toEqual(['a0', 'a1', 'a3', 'f3'])
  expect(nodes.above('phall/Floor')).toEqual(['f-1'])
})

test('every node can be reached by what is above it', () => {
  const walk = (id: string): string[] => [id].concat(nodes.children(id).flatMap(walk))
  for (const id of walk('root').slice(1)) {
    const way = ['root', ...nodes.above(id), id]
    for (let i = 1; i < way.length; i++) expect(nodes.children(way[i - 1])).toContain(way[i])
  }
})

test('names a part by what its neighbours do not share', () => {
  expect(shortName('h/L/F/Stack/Red', ['h/L/F/Body', 'h/L/F/Stack/Red'])).toBe('Stack › Red')
  expect(shortName('h/L/F/Body', ['h/L/F/Body'])).toBe('Body')
})

test('breaks up very many parts into pages, so that none of them is made before it is looked at', () => {
  const parts = Array.from({ length: 450 }, (_, i) => `hall/Filler ${i}/Body`)
  const groups = makePartGroups(
    makeTables(parts, () => 2),
    smallTwin.assets.length,
  )
  const many = makeTreeNodes(smallTwin, { groups, assetOfPart: () => 2, nameOf: () => null })
  expect(many.children('a2')).toEqual(['q2:0', 'q2:200', 'q2:400'])
  expect(many.node('q2:400').label).toBe('401 – 450')
  expect(many.children('q2:400')).toHaveLength(50)
  expect(many.above('phall/Filler 449/Body')).toEqual(['a0', 'a1', 'a2', 'q2:400'])
})

test('calls a part by a better name when there is one', () => {
  const groups = makePartGroups(smallTables, smallTwin.assets.length)
  const named = makeTreeNodes(smallTwin, {
    groups,
    assetOfPart: assetOfSmallPart,
    nameOf: () => 'Wall',
  })
  expect(named.node('phall/Floor').label).toBe('Wall')
})
