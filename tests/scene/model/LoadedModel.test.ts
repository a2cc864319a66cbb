import { MeshBasicMaterial, type WebGLRenderer } from 'three'
import { expect, test } from 'vitest'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { packBatches } from '#scene/model/packBatches.ts'
import { boxOf, type Shape } from '#scene/model/Shape.ts'
import { PartTable } from '#twin/PartTable.ts'

/** A renderer that keeps every texture at once and draws nothing. */
const renderer = {
  properties: { get: () => ({ __webglTexture: {} }) },
  getContext: () => ({ texSubImage2D: () => undefined }),
  state: { bindTexture: () => undefined, pixelStorei: () => undefined },
} as unknown as WebGLRenderer

function makeShape(triangles: number): Shape {
  const position = { array: new Float32Array(triangles * 9), itemSize: 3, normalized: false }
  return { attributes: { position }, index: null, vertices: triangles * 3, box: boxOf(position) }
}

/** Twelve parts of 60,000 triangles in a row: six pieces of one batch, two parts each. */
function makeLargeModel(): LoadedModel {
  const local = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
  const nodes = Array.from({ length: 12 }, (_, i) => {
    return { path: `part${i}`, parent: -1, isPart: true, local }
  })
  const items = nodes.map((_, row) => {
    return { row, shape: makeShape(60_000), material: 0, paint: 0, isMirrored: false }
  })
  const packed = packBatches(items, ({ row }, box) => box.fill(row * 100))
  const material = new MeshBasicMaterial()
  return new LoadedModel({
    id: 'large',
    parts: new PartTable(nodes),
    local: new Float32Array(12 * 12),
    ...packed,
    materialOf: () => material,
  })
}

test('brings a large model to the GPU over several frames', () => {
  const model = makeLargeModel()
  const shown: number[] = []
  while (!model.isWhole) {
    model.upload(renderer, 1)
    shown.push(model.object.children.length)
  }
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.at(-1)).toBe(6)
})

test('always draws a piece of which a part has moved, and culls the others', () => {
  const model = makeLargeModel()
  model.upload(renderer, 1)
  expect(model.batches.map(({ frustumCulled }) => frustumCulled)).toEqual(Array(6).fill(true))
  const motion = model.parts.motions.add(5)
  model.parts.motions.touch(motion)
  model.upload(renderer, 1)
  const owners = model.batches
    .filter(({ frustumCulled }) => !frustumCulled)
    .map(({ geometry }) => new Set(geometry.attributes.gembaOwn.array))
  expect(owners).toEqual([new Set([5, 6])])
})
