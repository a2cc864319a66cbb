import * as fc from 'fast-check'
import { CylinderGeometry, Matrix4, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { World } from '#scene/World.ts'
import { Measuring, mostMeasures } from '#xr/tools/Measuring.ts'
import { sayLength, sayParts } from '#xr/tools/sayLength.ts'
import { makeSolid, makeWorld } from '../../../scene/makeWorld.ts'

/** A block of 2 × 1 × 1 m on a floor, seen from 3 m in front of it. */
const world = makeWorld([{ at: [0, 0.5, 0], size: [2, 1, 1] }])
const eye = new Vector3(0, 1.6, 3.5)
const look = (tape: Measuring, x: number, y: number, z: number, from = eye) =>
  tape.aim(from, new Vector3(x, y, z).sub(from).normalize(), 1)

describe('Measuring', () => {
  it('takes lengths from corner to corner though the hand is a little off', () => {
    const tape = new Measuring(world)
    look(tape, -0.98, 0.985, 0.5)
    expect(tape.snap).toBe('corner')
    tape.press()
    tape.release()
    look(tape, 0.975, 0.02, 0.5)
    tape.press()
    const [{ from, to }] = tape.measures
    expect(from.distanceTo(to)).toBeCloseTo(Math.hypot(2, 1), 6)
    expect(tape.first).toBeNull()
  })

  it('takes a length that is drawn with the trigger held', () => {
    const tape = new Measuring(world)
    look(tape, -0.99, 0.99, 0.5)
    tape.press()
    look(tape, 0.99, 0.99, 0.5)
    tape.release()
    expect(tape.measures[0].from.distanceTo(tape.measures[0].to)).toBeCloseTo(2, 6)
  })

  it.each([
    ['edge', [-0.6, 0.99, 0.5], [-0.6, 1, 0.5]],
    ['middle', [0.02, 0.985, 0.5], [0, 1, 0.5]],
    ['centre', [0.02, 0.52, 0.5], [0, 0.5, 0.5]],
    ['surface', [0.4, 0.6, 0.5], [0.4, 0.6, 0.5]],
  ] as const)('snaps to what is there: %s', (snap, [x, y, z], [ex, ey, ez]) => {
    const tape = new Measuring(world)
    look(tape, x, y, z)
    expect(tape.snap).toBe(snap)
    // Along an edge and on a surface it stays where the hand points.
    const slack = snap === 'edge' ? 0.02 : 1e-6
    expect(tape.point.distanceTo(new Vector3(ex, ey, ez))).toBeLessThan(slack)
  })

  it('finds the middle of a round lid, and no corners around it', () => {
    const geometry = new CylinderGeometry(0.5, 0.5, 1, 32)
    const model = makeSolid([{ at: [0, 0.5, 0], size: [1, 1, 1] }], geometry)
    const tape = new Measuring(new World([{ model, placement: new Matrix4() }]))
    const above = new Vector3(0.1, 3, 0.2)
    look(tape, 0.02, 1, 0.01, above)
    expect(tape.snap).toBe('centre')
    expect(tape.point.distanceTo(new Vector3(0, 1, 0))).toBeLessThan(1e-6)
    for (let i = 0; i < 32; i++) {
      const angle = (i * Math.PI) / 16
      look(tape, 0.495 * Math.sin(angle), 1, 0.495 * Math.cos(angle), above)
      expect(['edge', 'middle']).toContain(tape.snap)
    }
  })

  it('keeps what is on the surface within reach of the hand, whatever is looked at', () => {
    const tape = new Measuring(world)
    const near = fc.double({ min: -0.49, max: 0.49, noNaN: true })
    fc.assert(
      fc.property(near, near, (x, y) => {
        look(tape, x, 0.5 + y, 0.5)
        const far = eye.distanceTo(new Vector3(x, 0.5 + y, 0.5))
        expect(tape.point.distanceTo(new Vector3(x, 0.5 + y, 0.5))).toBeLessThan(0.021 * far)
      }),
    )
  })

  it('cancels the first point, and takes none in the air', () => {
    const tape = new Measuring(world)
    look(tape, 0, 5, 0)
    tape.press()
    expect(tape.first).toBeNull()
    expect(tape.cancel()).toBe(false)
    look(tape, 0.4, 0.6, 0.5)
    tape.press()
    expect(tape.cancel()).toBe(true)
    expect(tape.measures).toEqual([])
  })

  it('keeps the latest dozen of lengths until it is cleared', () => {
    const tape = new Measuring(world)
    for (let i = 0; i < mostMeasures + 3; i++) {
      look(tape, -0.99, 0.99, 0.5)
      tape.press()
      look(tape, 0.3 + i * 0.02, 0.6, 0.5)
      tape.press()
    }
    expect(tape.measures).toHaveLength(mostMeasures)
    expect(tape.measures.at(-1)!.to.x).toBeCloseTo(0.58, 2)
    tape.clear()
    expect(tape.measures).toEqual([])
  })

  it('catches corners from beside a dollhouse as well as from within the plant', () => {
    const tape = new Measuring(world)
    const far = new Vector3(0, 16, 35)
    tape.aim(far, new Vector3(-0.9, 0.9, 0.5).sub(far).normalize(), 10)
    expect(tape.snap).toBe('corner')
  })
})

describe('sayLength', () => {
  it('reads like a tape', () => {
    expect([0.0123, 0.45, 1, 2.4502, 38.204].map(sayLength)).toEqual([
      '12 mm',
      '450 mm',
      '1.000 m',
      '2.450 m',
      '38.20 m',
    ])
    expect(sayParts(2, -0.5)).toBe('↔ 2.000 m  ↕ −500 mm')
    expect(sayParts(2, 0)).toBe('↔ 2.000 m  ↕ 0 mm')
  })
})
