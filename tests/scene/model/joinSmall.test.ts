import { expect, test } from 'vitest'
import { joinSmall } from '#scene/model/joinSmall.ts'
import type { BatchData } from '#scene/model/packBatches.ts'

function batchOf(vertices: number): BatchData {
  const array = Float32Array.from({ length: vertices * 3 }, (_, i) => i + vertices)
  return {
    material: 0,
    isPainted: false,
    isMirrored: false,
    attributes: { position: { array, itemSize: 3, normalized: false } },
    index: Uint16Array.of(0, 1, vertices - 1),
    own: Uint32Array.of(vertices),
    isInstanced: true,
    sphere: Float64Array.of(1, 2, 3, vertices),
  }
}

test('small arrays keep their numbers and kinds, in one buffer', () => {
  const batches = [batchOf(3), batchOf(5)]
  const joined = joinSmall(batches)
  expect(joined).toEqual(batches)
  const buffers = joined.flatMap(({ attributes, index, own, sphere }) => [
    attributes.position.array.buffer,
    index.buffer,
    own.buffer,
    sphere.buffer,
  ])
  expect(new Set(buffers).size).toBe(1)
})

test('a large array keeps a buffer of its own', () => {
  const large = batchOf(10_000)
  const [joined] = joinSmall([large])
  expect(joined.attributes.position.array).toBe(large.attributes.position.array)
  expect(joined.index.buffer).not.toBe(large.index.buffer)
})
