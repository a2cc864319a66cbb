import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Accessors } from '#scene/model/Accessors.ts'
import type { Gltf, GltfPrimitive } from '#scene/model/Gltf.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { packBatches, type DrawItem } from '#scene/model/packBatches.ts'
import { ownNumber, rowOfOwn } from '#scene/model/paints.ts'
import { readShape } from '#scene/model/readShape.ts'
import { boxOf, type Shape } from '#scene/model/Shape.ts'
import { placementMatrices } from '#scene/placementMatrices.ts'
import type { TwinModel } from '#twin/Twin.ts'
import { addBox, glbOf, makeDocument } from './makeGlb.ts'

const url = 'http://plant.example/hall.glb'

/** A model of boxes at the given places, one below a group that stands elsewhere. */
async function openAt(places: readonly [number, number, number][]): Promise<LoadedModel> {
  const { document, scene } = makeDocument()
  const mesh = document.createMesh('Box')
  addBox(document, mesh, document.createMaterial())
  const group = document.createNode('Site').setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2])
  scene.addChild(group)
  for (const [i, place] of places.entries())
    group.addChild(document.createNode(`Box${i}`).setMesh(mesh).setTranslation(place))
  const signal = new AbortController().signal
  const model = await openModelBytes(await glbOf(document), { id: 'hall', url, signal })
  if (!(model instanceof LoadedModel)) throw new Error(model.problem.text)
  return model
}

const placeOf = ({ parts }: LoadedModel, row: number) =>
  [3, 7, 11].map((k) => parts.matrix[row * 12 + k])

test('brings a model with map coordinates near its origin, to the tenth of a millimetre', async () => {
  const model = await openAt([
    [5_932_100.1234, 12, 431_000.5],
    [5_932_110.4321, 12, 431_000.5],
  ])
  expect(model.origin).not.toBeNull()
  // Turned by a quarter about y: x becomes -z.
  const [a, b] = [placeOf(model, 1), placeOf(model, 2)]
  expect(Math.hypot(...a)).toBeLessThan(20)
  expect(a[2] - b[2]).toBeCloseTo(10.3087, 4)
  const [x, y, z] = model.origin!
  expect(x + a[0]).toBeCloseTo(431_000.5, 3)
  expect(y + a[1]).toBeCloseTo(12, 4)
  expect(z + a[2]).toBeCloseTo(-5_932_100.1234, 3)
  expect(model.problems.map(({ severity }) => severity)).toEqual(['warning'])
})

test('leaves a model where it is that is only large, or only a little aside', async () => {
  const large = await openAt([
    [0, 0, 0],
    [30_000, 0, 0],
  ])
  expect(large.origin).toBeNull()
  expect((await openAt([[3000, 0, 0]])).origin).toBeNull()
})

function placement(id: string, x = 0): TwinModel {
  return { id, url, position: [x, 0, 0], rotation: [0, 0, 0], scale: 1 }
}

test('places a far model by its own coordinates, or all of them together in the middle', () => {
  const far = { id: 'a', origin: [500_000, 0, 0] as const }
  const near = { id: 'b', origin: [500_010, 0, 5] as const }
  const [a, b] = placementMatrices([far, near], [placement('a'), placement('b')])
  expect(a.elements.slice(12, 15)).toEqual([0, 0, 0])
  expect(b.elements.slice(12, 15)).toEqual([10, 0, 5])
  const [c] = placementMatrices([far], [placement('a', -499_990)])
  expect(c.elements.slice(12, 15)).toEqual([10, 0, 0])
})

/** Accessors over one list of floats and one of corners. */
function accessorsOf(floats: number[], corners: number[], more: Partial<Gltf> = {}): Accessors {
  const bytes = new Uint8Array(Float32Array.from(floats).buffer)
  const index = new Uint8Array(Uint16Array.from(corners).buffer)
  const gltf: Gltf = {
    bufferViews: [
      { buffer: 0, byteLength: bytes.length },
      { buffer: 0, byteLength: index.length },
    ],
    accessors: [
      { bufferView: 0, componentType: 5126, count: floats.length / 3, type: 'VEC3' },
      { bufferView: 1, componentType: 5123, count: corners.length, type: 'SCALAR' },
    ],
    ...more,
  }
  return new Accessors(gltf, [bytes, index])
}

const plane = [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0]
const primitive = (mode: number): GltfPrimitive => ({
  attributes: { POSITION: 0 },
  indices: 1,
  mode,
})

test('turns strips and fans into triangles that face the same way', () => {
  const strip = readShape(primitive(5), accessorsOf(plane, [0, 1, 2, 3]))
  expect([...strip.index!]).toEqual([0, 1, 2, 1, 3, 2])
  const fan = readShape(primitive(6), accessorsOf(plane, [0, 1, 3, 2]))
  expect([...fan.index!]).toEqual([0, 1, 3, 0, 3, 2])
})

test('draws a triangle as none that names a vertex which is not there', () => {
  const { index } = readShape(primitive(4), accessorsOf(plane, [0, 1, 2, 1, 9, 2]))
  expect([...index!]).toEqual([0, 1, 2, 0, 0, 0])
})

test('reads interleaved and sparse numbers', () => {
  const woven = Float32Array.of(0, 0, 0, 9, 1, 0, 0, 9, 0, 2, 0, 9)
  const sparse = Float32Array.of(5, 6, 7)
  const at = Uint8Array.of(1)
  const gltf: Gltf = {
    bufferViews: [
      { buffer: 0, byteLength: 48, byteStride: 16 },
      { buffer: 0, byteLength: 12 },
      { buffer: 0, byteLength: 1 },
    ],
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        count: 3,
        type: 'VEC3',
        sparse: {
          count: 1,
          indices: { bufferView: 2, componentType: 5121 },
          values: { bufferView: 1 },
        },
      },
    ],
  }
  const views = [woven, sparse].map(({ buffer }) => new Uint8Array(buffer))
  const { array } = new Accessors(gltf, [...views, at]).read(0)
  expect([...array]).toEqual([0, 0, 0, 5, 6, 7, 0, 2, 0])
  expect([...woven.subarray(4, 7)]).toEqual([1, 0, 0])
})

/** A shape of so many triangles, all at one place. */
function makeShape(triangles: number): Shape {
  const position = { array: new Float32Array(triangles * 9), itemSize: 3, normalized: false }
  return { attributes: { position }, index: null, vertices: triangles * 3, box: boxOf(position) }
}

test('draws every item exactly once, however batches are cut', () => {
  const shapes = [makeShape(1), makeShape(40), makeShape(60_000)]
  const item = fc.record({
    shape: fc.constantFrom(...shapes),
    material: fc.nat(2),
    paint: fc.nat(3),
    isMirrored: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (list) => {
      const items = list.map((one, row): DrawItem => ({ ...one, row }))
      const { batches, picks } = packBatches(items, ({ row }, box) => {
        box.fill(row * 10)
      })
      const drawn = batches.flatMap(({ own, isInstanced }) =>
        [...(isInstanced ? own : new Set(own))].map(rowOfOwn),
      )
      expect(drawn.sort((a, b) => a - b)).toEqual(items.map(({ row }) => row))
      expect([...picks.rows]).toEqual(items.map(({ row }) => row))
      picks.rows.forEach((row, pick) => {
        expect(picks.count[picks.shapes[pick]]).toBe(items[row].shape.vertices)
        const { own, isPainted } = batches[picks.drawnBy[pick]]
        expect([...own].map(rowOfOwn)).toContain(row)
        expect(isPainted).toBe(items[row].paint > 0)
        expect(new Set(own)).toContain(ownNumber(row, items[row].paint))
      })
    }),
    { numRuns: 30 },
  )
})

test('cuts a large batch into pieces of neighbours', () => {
  const shapes = Array.from({ length: 12 }, () => makeShape(60_000))
  const items = shapes.map((shape, row) => ({
    shape,
    row,
    material: 0,
    paint: 0,
    isMirrored: false,
  }))
  const { batches } = packBatches(items, ({ row }, box) => box.fill(((row * 5) % 12) * 100))
  expect(batches.length).toBe(6)
  for (const { sphere } of batches) expect(sphere[3]).toBeLessThan(100)
})
