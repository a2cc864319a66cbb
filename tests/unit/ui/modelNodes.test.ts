import { expect, test } from 'vitest'
import { makeModelNodes } from '#ui/modelNodes.ts'
import { assetOfSmallPart, makeTables, smallTables } from './smallTwin.ts'

const nodes = makeModelNodes(smallTables)
const label = (id: string) => nodes.node(id).label

test('shows the nodes of the model as they are nested', () => {
  expect(nodes.children('root').map(label)).toEqual(['Line1', 'Floor'])
  const line = nodes.children('root')[0]
  expect(nodes.children(line).map(label)).toEqual(['Filler', 'Capper'])
  expect(nodes.node(line)).toMatchObject({ kind: 'group', part: 'hall/Line1' })
  expect(nodes.isFolder(nodes.children('root')[1])).toBe(false)
})

test('says what to open so that a part shows', () => {
  const id = nodes.idOfPart('hall/Line1/Filler/StackLight/Red')!
  expect(label(id)).toBe('Red')
  const way = ['root', ...nodes.above(id), id]
  for (let i = 1; i < way.length; i++) expect(nodes.children(way[i - 1])).toContain(way[i])
  expect(nodes.idOfPart('hall/Gone')).toBeNull()
})

test('shows an asset by its outermost node', () => {
  expect(label(nodes.idOfAsset(2)!)).toBe('Body')
  expect(nodes.idOfAsset(0)).toBeNull()
})

test('puts several models side by side', () => {
  const two = makeModelNodes([...smallTables, ...makeTables(['yard/Crane'], assetOfSmallPart)])
  expect(two.children('root').map((id) => two.node(id).label)).toEqual(['hall', 'yard'])
  const id = two.idOfPart('yard/Crane')!
  expect(two.above(id)).toEqual(['t1'])
})

test('a flat model of very many nodes comes in pages', () => {
  const flat = makeModelNodes(makeTables(Array.from({ length: 1001 }, (_, i) => `hall/mesh_${i}`)))
  const pages = flat.children('root')
  expect(pages).toHaveLength(6)
  expect(flat.node(pages[5]).label).toBe('1001 – 1001')
  const id = flat.idOfPart('hall/mesh_777')!
  expect(flat.above(id)).toEqual([pages[3]])
  expect(flat.children(pages[3])).toContain(id)
})

test('calls nodes with made-up names as the file’s properties do, and marks storeys', () => {
  const name = '2eyxpyOx95m90jmsXLOuR0'
  const extras = { [name]: { ifcClass: 'IfcBuildingStorey', name: 'Dachgeschoss' } }
  const house = makeModelNodes(makeTables([`house/${name}/Wall`], () => -1, extras))
  expect(house.node(house.children('root')[0])).toMatchObject({
    kind: 'storey',
    label: 'Dachgeschoss',
  })
})
