import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Ray,
  Vector3,
} from 'three'
import { describe, expect, it } from 'vitest'
import { aimRay, facing, farthest, heading, makeRay, nearest } from '#scene/enterBox.ts'
import { TriangleTree } from '#scene/model/TriangleTree.ts'
import { makeRandom } from '../makeWorld.ts'

const random = makeRandom()
const between = (low: number, high: number) => low + random() * (high - low)

/** Small triangles all over a cube of two metres: nine numbers each. */
function makeSoup(count: number): Float32Array {
  const soup = new Float32Array(count * 9)
  for (let t = 0; t < count; t++) {
    const middle = [between(-1, 1), between(-1, 1), between(-1, 1)]
    for (let i = 0; i < 9; i++) soup[t * 9 + i] = middle[i % 3] + between(-0.2, 0.2)
  }
  return soup
}

/** The same triangles in each of the ways in which models keep them. */
function makeGeometries(soup: Float32Array): Record<string, BufferGeometry> {
  const count = soup.length / 3
  const plain = new BufferGeometry()
  plain.setAttribute('position', new BufferAttribute(soup, 3))
  const indexed = plain.clone()
  indexed.setIndex([...Array(count).keys()].toReversed())
  const woven = new BufferGeometry()
  const mixed = new Float32Array(count * 5)
  for (let i = 0; i < count; i++) mixed.set(soup.subarray(i * 3, i * 3 + 3), i * 5 + 1)
  const buffer = new InterleavedBuffer(mixed, 5)
  woven.setAttribute('position', new InterleavedBufferAttribute(buffer, 3, 1))
  const small = new BufferGeometry()
  const whole = Int16Array.from(soup, (value) => Math.round((value / 1.2) * 32_767))
  small.setAttribute('position', new BufferAttribute(whole, 3, true))
  return { plain, indexed, woven, small }
}

describe('TriangleTree', () => {
  it('meets the same triangle as three-mesh-bvh, however corners are kept', () => {
    for (const [name, geometry] of Object.entries(makeGeometries(makeSoup(400)))) {
      const tree = new TriangleTree(geometry)
      let hits = 0
      for (let i = 0; i < 400; i++) {
        const origin = new Vector3(between(-3, 3), between(-3, 3), between(-3, 3))
        const target = new Vector3(between(-1, 1), between(-1, 1), between(-1, 1))
        // Some along an axis, which have no end on the others.
        const direction = i % 8 === 0 ? new Vector3(0, 0, -1) : target.sub(origin).normalize()
        const [from, to] = i % 2 === 0 ? [0, Infinity] : [between(0, 2), between(2, 4)]
        const wanted = tree.bvh.raycastFirst(new Ray(origin, direction), DoubleSide, from, to)
        const ray = makeRay()
        ray.set(origin.toArray())
        ray.set(direction.toArray(), heading)
        ray[nearest] = from
        ray[farthest] = to
        aimRay(ray)
        const isMet = tree.cast(ray)
        expect({ name, i, isMet }).toEqual({ name, i, isMet: wanted !== null })
        if (wanted === null) continue
        hits++
        expect(ray[farthest]).toBeCloseTo(wanted.distance, 5)
        const normal = new Vector3().fromArray(ray, facing).normalize()
        expect(normal.dot(wanted.face!.normal)).toBeCloseTo(1, 5)
      }
      expect(hits).toBeGreaterThan(50)
    }
  })

  it('counts in lengths of the direction', () => {
    const geometry = new BufferGeometry()
    const corners = Float32Array.of(-1, -1, 0, 1, -1, 0, 0, 1, 0)
    geometry.setAttribute('position', new BufferAttribute(corners, 3))
    const ray = makeRay()
    ray[2] = 3
    ray[heading + 2] = -0.5
    ray[farthest] = 7
    aimRay(ray)
    expect(new TriangleTree(geometry).cast(ray)).toBe(true)
    expect(ray[farthest]).toBe(6)
  })
})
