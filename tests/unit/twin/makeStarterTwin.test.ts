import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOfPath } from '#twin/addressOfPath.ts'
import { makeStarterTwin, type StarterModel } from '#twin/makeStarterTwin.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { makePartMatcher, splitModelPrefix } from '#twin/PartPattern.ts'
import { PartTable } from '#twin/PartTable.ts'
import { plainId } from '#twin/plainId.ts'
import { readTwin } from '#twin/readTwin.ts'
import { nodesFrom, treeOf } from './randomTree.ts'
import { extensions } from './smallWorld.ts'

/** Rows of nodes that are called so; those with nothing below them are parts. */
function rowsOf(id: string, names: readonly string[], parents: readonly number[]): ModelRows {
  const paths: string[] = []
  const nodes = nodesFrom(parents)
  nodes.forEach((node, i) => {
    const above = parents[i] < 0 ? '' : `${paths[parents[i]]}/`
    node.path = `${above}${names[i]}`
    // as the loader makes equal siblings differ
    for (let n = 2; paths.includes(node.path); n++) node.path = `${above}${names[i]}~${n}`
    node.isPart = !parents.includes(i)
    paths.push(node.path)
  })
  const parts = new PartTable(nodes)
  return {
    id,
    parts,
    assetOfRow: new Int32Array(parts.size),
    extras: () => null,
    matcher: makePartMatcher(parts.paths),
    about: () => ({ mesh: '', material: '', triangles: 0 }),
  }
}

function read(text: string) {
  const found = readTwin(text, 'http://host/@given/1/twin.json', extensions)
  if ('problems' in found) throw new Error(found.problems[0].text)
  expect(found.warnings).toEqual([])
  return found.twin
}

test('is one asset until the model has loaded', () => {
  const twin = read(makeStarterTwin('boiler', [{ id: 'boiler', file: 'boiler.glb' }]))
  expect(twin.name).toBe('boiler')
  expect(twin.models[0].url).toBe('http://host/@given/1/boiler.glb')
  expect(twin.assets.map(({ id, parent }) => [id, parent])).toEqual([['site', -1]])
})

test('has an asset for each group below those that hold nothing else', () => {
  const names = ['Scene', 'Root', 'Pump 1', 'Rotor', 'Motor', 'Coil', 'Base']
  const rows = rowsOf('hall', names, [-1, 0, 1, 2, 1, 4, 1])
  const twin = read(makeStarterTwin('hall', [{ id: 'hall', file: 'hall.glb', rows }]))
  expect(twin.assets.map(({ id, name }) => [id, name])).toEqual([
    ['site', 'hall'],
    ['Pump-1', 'Pump 1'],
    ['Motor', 'Motor'],
    ['Base', 'Base'],
  ])
  expect(twin.assets[1].parts).toEqual({ all: ['hall:/Scene/Root/Pump 1'] })
})

/** Each row higher than the one before. */
const heightOf = (row: number) => row

test('has storeys where the model has some, the highest first', () => {
  const names = ['Project', 'House', 'Storey 1', 'Wall', 'Door', 'Storey 2', 'Wall', 'Roof', 'Lift']
  const rows = rowsOf('house', names, [-1, 0, 1, 2, 2, 1, 5, 5, 0])
  const twin = read(makeStarterTwin('house', [{ id: 'house', file: 'house.glb', rows, heightOf }]))
  expect(twin.assets.slice(1).map(({ name, kind }) => [name, kind])).toEqual([
    ['Storey 2', 'storey'],
    ['Storey 1', 'storey'],
  ])
})

test('keeps the largest groups of a model with very many', () => {
  const names = ['All', ...Array.from({ length: 400 }, (_, i) => `Bolt ${i}`), 'Pump', 'Rotor']
  const parents = [-1, ...Array.from({ length: 401 }, () => 0), 401]
  const rows = rowsOf('hall', names, parents)
  const twin = read(makeStarterTwin('hall', [{ id: 'hall', file: 'hall.glb', rows }]))
  expect(twin.assets.length).toBe(201)
  expect(twin.assets.at(-1)?.name).toBe('Pump')
})

test('puts several models side by side', () => {
  const models: StarterModel[] = ['a', 'b'].map((id) => ({
    id,
    file: `${id}.glb`,
    rows: rowsOf(id, ['Pump', 'Motor'], [-1, -1]),
  }))
  const twin = read(makeStarterTwin('both', models))
  expect(twin.assets.map(({ id, parent }) => [id, parent])).toEqual([
    ['site', -1],
    ['a', 0],
    ['Pump', 1],
    ['Motor', 1],
    ['b', 0],
    ['Pump-2', 4],
    ['Motor-2', 4],
  ])
})

const name = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.string({
      minLength: 1,
      unit: fc.constantFrom('*', '?', ' ', '.', ':', '#', '\\', 'a', '"', '\ud800'),
    }),
    fc.constantFrom('__proto__', 'site', 'constructor', '**', '..', ' ', '😀', '<b>', 'Storey 1'),
  )
  .map((text) => text.replaceAll('/', '∕').replaceAll('\n', ' '))

test('is read without a word whatever names come, and every pattern fits its group', () => {
  const models = fc.array(fc.tuple(name, treeOf(12), fc.array(name, { minLength: 12 })), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(name, models, (title, given) => {
      const taken = new Set<string>()
      const made = given.map(([file, parents, names]): StarterModel => {
        const id = plainId(file, taken, 'model')
        return { id, file: addressOfPath(`x${file}.glb`), rows: rowsOf(id, names, parents) }
      })
      const twin = read(makeStarterTwin(title, made))
      expect(twin.models.length).toBe(made.length)
      for (const asset of twin.assets) {
        for (const wanted of asset.parts.all ?? []) {
          const { model, pattern } = splitModelPrefix(wanted)
          const { rows } = made.find(({ id }) => id === model)!
          expect(makePartMatcher(rows!.parts.paths).match(pattern)).not.toEqual([])
        }
      }
    }),
  )
})
