import { Vector3 } from 'three'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { cutaway, type Cutaway } from '#scene/Cutaway.ts'
import { Picker } from '#scene/Picker.ts'
import { Layers } from '#xr/tools/Layers.ts'
import { makeWorld } from './makeWorld.ts'

/** Three walls one behind the other, seen from z = 5: at z = 0, -2 and -4. */
const world = makeWorld([
  { at: [0, 0, 0], size: [4, 4, 0.2] },
  { at: [0, 0, -2], size: [4, 4, 0.2] },
  { at: [0, 0, -4], size: [4, 4, 0.2] },
])
const eye = new Vector3(0, 0, 5)
const ahead = new Vector3(0, 0, -1)

const number = fc.double({ min: -6, max: 6, noNaN: true })
const vector = fc.tuple(number, number, number).map(([x, y, z]) => new Vector3(x, y, z))
const direction = vector.filter((v) => v.length() > 0.1).map((v) => v.normalize())
const share = fc.double({ min: 0.05, max: 1.2, noNaN: true })

/** Whether a point is cut away, by the words of what a plane and a cone are. */
function isGone(cut: Cutaway, at: Vector3): boolean {
  const { gembaCut, gembaTorch, gembaBeam } = cut.uniforms
  const { x, y, z, w } = gembaCut.value
  if (x * at.x + y * at.y + z * at.z + w < 0) return true
  const beam = new Vector3(gembaBeam.value.x, gembaBeam.value.y, gembaBeam.value.z)
  const off = at.clone().sub(gembaTorch.value)
  const far = off.dot(beam)
  const wide = off.addScaledVector(beam, -far).length()
  return far > 0 && far < gembaTorch.value.w && wide < far * gembaBeam.value.w
}

afterEach(() => {
  cutaway.uncut()
  cutaway.unshine()
})

describe('Cutaway', () => {
  // oxlint-disable-next-line vitest/expect-expect -- fast-check calls the property
  it('opens a ray exactly where a point of it is neither before the plane nor in the cone', () => {
    fc.assert(
      fc.property(
        fc.record({ origin: vector, along: direction, tip: vector, beam: direction, on: vector }),
        fc.record({ normal: direction, wide: share, isCut: fc.boolean(), isLit: fc.boolean() }),
        ({ origin, along, tip, beam, on }, { normal, wide, isCut, isLit }) => {
          const cut = cutaway
          cut.uncut()
          cut.unshine()
          if (isCut) cut.cut(normal, on)
          if (isLit) cut.shine(tip, beam, 5, wide)
          const count = cut.open(origin, along, 20)
          const { spans } = cut
          const wrong: number[] = []
          for (let t = 0.013; t < 20; t += 0.1) {
            let edge = Infinity
            for (let i = 0; i < count * 2; i++) edge = Math.min(edge, Math.abs(spans[i] - t))
            // Rounding decides what happens on the very border.
            if (edge < 1e-3) continue
            const isOpen =
              (count > 0 && t > spans[0] && t < spans[1]) ||
              (count > 1 && t > spans[2] && t < spans[3])
            const at = origin.clone().addScaledVector(along, t)
            if (isGone(cut, at) === isOpen && isSure(cut, at)) wrong.push(t)
          }
          expect(wrong).toEqual([])
        },
      ),
    )
  })
})

/** Not within a hair of the side of the cone. */
function isSure(cut: Cutaway, at: Vector3): boolean {
  const is = isGone(cut, at)
  return [0, 1, 2].every((axis) =>
    [-1e-4, 1e-4].every((by) => {
      const beside = at.clone()
      return isGone(cut, beside.setComponent(axis, at.getComponent(axis) + by)) === is
    }),
  )
}

describe('Picker', () => {
  it('meets nothing of what is cut away, and the rest from where it begins', () => {
    const cut = cutaway
    const picker = new Picker(world)
    expect(picker.cast(eye, ahead)).toBe(0)
    cut.cut(ahead, new Vector3(0, 0, -1))
    expect(picker.cast(eye, ahead)).toBe(1)
    expect(picker.far).toBeCloseTo(6.9, 5)
    // Through the middle of a wall: its back is met from within.
    cut.cut(ahead, new Vector3(0, 0, -2))
    expect(picker.cast(eye, ahead)).toBe(1)
    expect(picker.isBack).toBe(true)
    cut.cut(ahead, new Vector3(0, 0, -9))
    expect(picker.cast(eye, ahead)).toBe(-1)
    cut.uncut()
    expect(picker.cast(eye, ahead)).toBe(0)
  })

  it('goes through what the torch makes a ghost, and not beside it', () => {
    const cut = cutaway
    const picker = new Picker(world)
    cut.shine(eye, ahead, 6, 0.17)
    expect(picker.cast(eye, ahead)).toBe(1)
    expect(picker.cast(new Vector3(1.5, 0, 5), ahead)).toBe(0)
    cut.unshine()
    expect(picker.cast(eye, ahead)).toBe(0)
  })
})

describe('Layers', () => {
  it('finds the part behind so many others, the last one with nothing behind it', () => {
    const layers = new Layers(world)
    expect(layers.through(0, eye, ahead, 1)).toBe(0)
    expect(layers.through(1, eye, ahead, 1)).toBe(1)
    expect(layers.far).toBeCloseTo(6.9, 5)
    expect(layers.through(2, eye, ahead, 1)).toBe(2)
    expect(layers.through(3, eye, ahead, 1)).toBe(-1)
    expect(layers.far).toBeGreaterThan(9.1)
  })
})
