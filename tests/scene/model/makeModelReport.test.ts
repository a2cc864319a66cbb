import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guessUnit } from '#scene/model/guessUnit.ts'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { makeModelReport } from '#scene/model/makeModelReport.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { partSigns } from '#scene/model/partSigns.ts'
import { placeInstances } from '#scene/model/placeInstances.ts'
import { readParts } from '#scene/model/readParts.ts'
import { readModelFile } from '../../../src/readModelFile.ts'
import { makeRawModel, type RawModel } from '../../world/hostileModel.ts'

function reportOf({ json, bin }: RawModel, more: object = {}) {
  const rows = readParts(json, placeInstances(json, [bin]))
  const signs = partSigns(json, rows)
  const file = 'hall.glb'
  return makeModelReport({ id: 'hall', file, bytes: 1, json, rows, signs, buffers: [bin], ...more })
}

test('counts what a model holds', () => {
  const { counts, drawCalls, memory, largestTextures } = reportOf(makeRawModel())
  expect(counts).toMatchObject({ parts: 5, instances: 3, nodes: 5, meshes: 2, storedTriangles: 4 })
  expect(counts).toMatchObject({ triangles: 10, vertices: 8, materials: 1, textures: 1 })
  expect(counts).toMatchObject({ animations: 1, skins: 1, unnamed: 0, sameNamed: 0 })
  expect(drawCalls).toEqual({ all: 2, own: 1 })
  expect(largestTextures).toMatchObject([{ kind: 'png', width: 2, height: 2 }])
  expect(memory.textures).toBe(Math.round((2 * 2 * 4 * 4) / 3))
})

test('takes the draw calls of who draws it', () => {
  expect(reportOf(makeRawModel(), { shared: 16 }).drawCalls).toEqual({ all: 17, own: 1 })
  expect(reportOf(makeRawModel(), { shared: 16 }).budget[0].value).toBe(34)
})

test('tells the box of all parts, instances too', () => {
  const { place } = reportOf(makeRawModel())
  expect(place).toMatchObject({ min: [0, 0, 0], max: [5, 2, 0], unit: 'metres', scale: 1 })
})

test('counts materials that need a draw of their own, and parts without or with the same names', () => {
  const raw = makeRawModel()
  raw.json.materials!.push(
    { ...raw.json.materials![0], name: 'Other' },
    { name: 'Red', alphaCutoff: 1 },
    { name: 'Blue', pbrMetallicRoughness: { baseColorFactor: [0, 0, 1, 1], roughnessFactor: 0.2 } },
  )
  delete raw.json.nodes![1].name
  raw.json.nodes![2].name = raw.json.nodes![3].name
  const { counts, advice } = reportOf(raw)
  expect(counts).toMatchObject({ materials: 4, looks: 3, unnamed: 1 })
  expect(advice.join()).toMatch(/1 part has no name/)
})

test('finds ids in names and extras', () => {
  const raw = makeRawModel()
  raw.json.nodes![1].name = '2O2Fr$t4X7Zf8NOew3FLOH'
  Object.assign(raw.json.nodes![2], {
    extras: { GlobalId: '1hOSvn6df7F8_7GcBWlRGQ', elementId: 7 },
  })
  expect(reportOf(raw).ids).toEqual([
    { kind: 'IFC GlobalId', count: 2 },
    { kind: 'extras.elementId', count: 1 },
  ])
})

test.each([
  [40, 'metres', 1],
  [30_000, 'millimetres', 0.001],
  [4000, 'millimetres', 0.001],
  [0.03, 'kilometres (metres divided by 1000)', 1000],
  [0, 'metres', 1],
])('takes %d units for %s', (longest, unit, scale) => {
  expect(guessUnit(longest)).toMatchObject({ unit, scale })
})

test('gives the scale for a hall in millimetres, and warns of a place far from the origin', () => {
  const raw = makeRawModel()
  Object.assign(raw.json.nodes![0], { scale: [6000, 6000, 6000] })
  expect(reportOf(raw).advice.join()).toMatch(/millimetres: write "scale": 0.001/)
  const far = makeRawModel()
  Object.assign(far.json.nodes![0], { translation: [3e6, 0, 0] })
  expect(reportOf(far).advice.join()).toMatch(/lies 3000 km from its origin, .* steps of 250 mm/)
})

test('names the mesh to decimate and the texture to pack', () => {
  const raw = makeRawModel()
  raw.json.accessors![3].count = 9_000_000
  const { advice, budget } = reportOf(raw)
  expect(budget[1].limits.map(({ verdict }) => verdict)).toContain('over')
  expect(advice.join()).toMatch(
    /Decimate “Plate”: 3\u202f000\u202f000 triangles, drawn 4 times, are 80 % of all/,
  )
})

const folder = new URL('../../../../shared/data/models/', import.meta.url).pathname
const isThere = existsSync(folder)
if (!isThere) console.warn('Skipped: the collection of real models is not beside this checkout.')
const bottling = new URL('../../../models/bottling/bottling.glb', import.meta.url).pathname
const real = isThere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(glb|gltf)$/.test(name))
      .map((name) => join(folder, name))
  : []

test.each([bottling, ...real])(
  'refuses no real model, and counts as its drawing does: %s',
  async (path) => {
    const file = await readModelFile(path, 'm')
    if (file.signs === null) throw new Error(file.problems[0].text)
    const report = makeModelReport({ ...file, id: 'm', file: path })
    expect(report.counts.triangles).toBeGreaterThan(0)
    expect(report.place).not.toBeNull()
    const { images, buffers, extensionsUsed = [] } = file.json
    // Images, buffers with an address and Draco need a browser to be drawn.
    const isNodes = !images?.length && !buffers?.some(({ uri }) => uri !== undefined)
    // Where something moves, three hangs the meshes of child nodes among a mesh's own pieces, which then are drawn twice.
    if (file.json.animations?.length) return
    if (!isNodes || extensionsUsed.includes('KHR_draco_mesh_compression')) return
    const model = await openModelBytes(new Uint8Array(readFileSync(path)), {
      id: 'm',
      url: 'http://plant.example/m.glb',
      signal: new AbortController().signal,
    })
    if (!(model instanceof LoadedModel)) throw new Error(model.problem.text)
    expect(report.counts.triangles).toBe(model.triangles)
    expect(report.drawCalls.all).toBe(model.drawCalls)
    model.dispose()
  },
)
