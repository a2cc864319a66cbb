import { expect, test } from 'vitest'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { judge, url, type Json } from '../../world/hostileJudge.ts'
import { makeRawModel, packGlb } from '../../world/hostileModel.ts'

/** Odd, but no harm: each must open, or half of the world's exporters are locked out. */
const odd: [string, (json: Json) => unknown][] = [
  ['a scale of nothing', (j) => (j.nodes[1].scale = [0, 0, 0])],
  ['a flat scale', (j) => (j.nodes[1].scale = [1, 0, 1])],
  ['a matrix of zeros', (j) => (j.nodes[1] = { mesh: 0, matrix: Array(16).fill(0) })],
  ['a turn that is none', (j) => (j.nodes[1].rotation = [0, 0, 0, 0])],
  ['a turn that is too long', (j) => (j.nodes[1].rotation = [9, 9, 9, 9])],
  ['a place far away', (j) => (j.nodes[1].translation = [1e9, -1e9, 0])],
  ['a mirrored part', (j) => (j.nodes[1].scale = [-1, 1, 1])],
  [
    'a place and a matrix',
    (j) => (j.nodes[1].matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]),
  ],
  ['no scene', (j) => (delete j.scene, delete j.scenes)],
  ['an empty scene', (j) => (j.scenes = [{}])],
  ['a node in two scenes', (j) => j.scenes.push({ nodes: [0] })],
  ['nodes outside the scene', (j) => j.nodes.push({ name: 'Spare' }, { name: 'Spare', mesh: 0 })],
  ['empty lists', (j) => ((j.nodes[4].children = []), (j.materials = []), clearLooks(j))],
  ['a mesh without pieces', (j) => j.meshes.push({ primitives: [] })],
  ['a piece without positions', (j) => j.meshes[0].primitives.push({ attributes: {} })],
  [
    'unused arrays of nothing',
    (j) => j.accessors.push({ componentType: 5126, type: 'VEC3', count: 0 }),
  ],
  ['unknown properties', (j) => ((j.nodes[1].vendor = { deep: [{}] }), (j.EXT_vendor = 1))],
  ['unknown extensions', (j) => (j.nodes[1].extensions = { VENDOR_thing: { data: [1, 2] } })],
  ['a hundred children of one name', (j) => addSame(j, 100)],
  ['lights and cameras', (j) => ((j.cameras = [{ type: 'perspective' }]), (j.nodes[4].camera = 0))],
  [
    'an animation of something else',
    (j) => (j.animations[0].channels[0].target = { path: 'pointer' }),
  ],
  ['an animation of nobody', (j) => delete j.animations[0].channels[0].target.node],
  ['a number for an extra', (j) => (j.nodes[1].extras = 5)],
  ['more data than it names', (j) => (j.buffers[0].byteLength -= 2)],
]

function clearLooks(json: Json): void {
  for (const { primitives } of json.meshes) for (const piece of primitives) delete piece.material
}

function addSame(json: Json, count: number): void {
  for (let i = 0; i < count; i++) {
    json.nodes[0].children.push(json.nodes.push({ name: 'Bolt', mesh: 0 }) - 1)
  }
}

test.each(odd)('opens a model with %s', async (_, change) => {
  const { json, bin } = makeRawModel()
  // Node cannot decode images.
  for (const list of ['images', 'textures', 'samplers']) delete json[list]
  json.materials = [{ name: 'Steel' }]
  change(json)
  const bytes = packGlb(json, bin)
  expect(judge(bytes).filter(({ severity }) => severity === 'error')).toEqual([])
  const signal = new AbortController().signal
  const model = await openModelBytes(bytes, { id: 'hall', url, signal })
  if (!(model instanceof LoadedModel)) throw new Error(model.problem.text)
  const isBounded = model.parts.paths.every((_path, row) =>
    model.bounds(row).every(Number.isFinite),
  )
  expect(isBounded).toBe(true)
  model.dispose()
})
