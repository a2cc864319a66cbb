import { expect, test } from 'vitest'
import { doNow } from '#twin/Work.ts'
import { readRowGroups } from '#ui/readRowGroups.ts'
import { makeSystemNodes } from '#ui/systemNodes.ts'
import { makeTables, smallTwin } from './smallTwin.ts'

const tables = makeTables(
  ['hall/Duct/Fan', 'hall/Duct/Grille', 'hall/Pipe', 'hall/Pump'],
  () => 2,
  {
    Duct: { system: 'Supply air' },
    Pipe: { system: 'Cold water' },
    Pump: { system: 'Cold water' },
  },
)

test('groups the outermost nodes by the system that their file names', () => {
  const systems = doNow(readRowGroups(tables, '@system'))
  expect(systems.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Cold water', 2],
    ['Supply air', 1],
  ])
  const nodes = makeSystemNodes(smallTwin, tables, systems)
  const [water, air] = nodes.children('root')
  expect(nodes.node(water)).toMatchObject({ kind: 'bundle', label: 'Cold water' })
  expect(nodes.children(water).map((id) => nodes.node(id).label)).toEqual(['Pipe', 'Pump'])
  const duct = nodes.node(air)
  expect('members' in duct && duct.members()).toEqual([{ asset: 'filler', part: 'hall/Duct' }])
})

test('groups assets by the signals that several have', () => {
  const twin = structuredClone(smallTwin)
  twin.signals.push({ ...twin.signals[3], id: 'capper.torque', asset: 3, unit: '' })
  const nodes = makeSystemNodes(twin, tables, [])
  expect(nodes.children('root')).toEqual(['k0'])
  expect(nodes.node('k0').label).toBe('torque')
  expect(nodes.children('k0').map((id) => nodes.node(id).label)).toEqual(['Head', 'Capper'])
})
