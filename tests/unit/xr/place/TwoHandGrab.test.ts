import * as fc from 'fast-check'
import { Group, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import type { Hand } from '#xr/Hands.ts'
import { Origin } from '#xr/Origin.ts'
import { TwoHandGrab } from '#xr/place/TwoHandGrab.ts'

function makeHand(x: number, y: number, z: number): Hand {
  const ray = new Group()
  ray.position.set(x, y, z)
  return { source: {}, ray } as unknown as Hand
}

const metres = fc.double({ min: -0.6, max: 0.6, noNaN: true })
const place = fc.tuple(metres, metres, metres)

describe('TwoHandGrab', () => {
  it('keeps in the hands what they took hold of, however they move', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 5 }), (moves) => {
        const origin = new Origin()
        origin.put({ scale: 3, yaw: 0.4, x: 2, y: 1, z: -5 })
        const left = makeHand(-0.3, 1.2, -0.4)
        const right = makeHand(0.3, 1.1, -0.4)
        const held = [left, right].map(({ ray }) => origin.group.localToWorld(ray.position.clone()))
        const grab = new TwoHandGrab(origin)
        expect(grab.act(left, 'squeezestart')).toBe(false)
        expect(grab.act(right, 'squeezestart')).toBe(true)
        // A first step that only begins, whose holds are those of the test.
        left.ray.position.y += 0.1
        right.ray.position.y += 0.1
        expect(grab.step(1 / 72)).toBe(true)
        held.forEach((at) => (at.y += 0.3))
        for (const [a, b] of moves) {
          left.ray.position.set(a[0] - 0.8, a[1], a[2])
          right.ray.position.set(b[0] + 0.8, b[1], b[2])
          grab.step(1 / 72)
          const [p, q] = [left, right].map(({ ray }) =>
            origin.group.localToWorld(ray.position.clone()),
          )
          expect(p.clone().add(q).distanceTo(held[0].clone().add(held[1]))).toBeLessThan(1e-6)
          expect(p.distanceTo(q)).toBeCloseTo(held[0].distanceTo(held[1]), 6)
          const [seen, was] = [
            q.clone().sub(p).setY(0).normalize(),
            held[1].clone().sub(held[0]).setY(0).normalize(),
          ]
          expect(seen.distanceTo(was)).toBeLessThan(1e-6)
        }
      }),
    )
  })

  it('does not begin before the hands have moved, and ends with either grip', () => {
    const origin = new Origin()
    const left = makeHand(-0.3, 1.2, -0.4)
    const right = makeHand(0.3, 1.2, -0.4)
    const grab = new TwoHandGrab(origin)
    grab.act(left, 'squeezestart')
    grab.act(right, 'squeezestart')
    right.ray.position.x += 0.02
    expect(grab.step(1 / 72)).toBe(false)
    expect(origin.scale).toBe(1)
    right.ray.position.x += 0.2
    expect(grab.step(1 / 72)).toBe(true)
    right.ray.position.x += 0.3
    grab.step(1 / 72)
    expect(origin.scale).toBeLessThan(0.8)
    expect(grab.act(left, 'squeezeend')).toBe(true)
    const { scale } = origin
    right.ray.position.x += 1
    grab.step(1 / 72)
    expect(origin.scale).toBe(scale)
    // The hand that still holds needs the other one again.
    expect(grab.act(left, 'squeezestart')).toBe(true)
  })

  it('lets go when a hand is lost, and makes nothing larger or smaller than is of use', () => {
    const origin = new Origin()
    const left = makeHand(-1, 1.2, 0)
    const right = makeHand(1, 1.2, 0)
    const grab = new TwoHandGrab(origin)
    grab.act(left, 'squeezestart')
    grab.act(right, 'squeezestart')
    left.ray.position.x = -0.5
    grab.step(1 / 72)
    left.ray.position.x = right.ray.position.x
    grab.step(1 / 72)
    expect(origin.scale).toBeGreaterThan(10)
    expect(origin.scale).toBeLessThan(2001)
    expect(new Vector3().copy(origin.group.position).toArray().every(Number.isFinite)).toBe(true)
    right.source = null
    grab.step(1 / 72)
    expect(grab.isMoving).toBe(false)
  })

  it('is done by two bare hands that pinch and move, whose letting go presses nothing', () => {
    const origin = new Origin()
    const [left, right] = [makeBareHand(-0.3), makeBareHand(0.3)]
    const grab = new TwoHandGrab(origin)
    expect(grab.act(left, 'selectstart')).toBe(false)
    expect(grab.act(right, 'selectstart')).toBe(true)
    // They tremble.
    right.ray.position.x += 0.04
    expect(grab.step(1 / 72)).toBe(false)
    right.ray.position.x += 0.2
    expect(grab.step(1 / 72)).toBe(true)
    right.ray.position.x += 0.3
    grab.step(1 / 72)
    expect(origin.scale).toBeLessThan(0.8)
    expect(grab.act(right, 'select')).toBe(true)
    grab.act(right, 'selectend')
    expect(grab.act(left, 'select')).toBe(true)
    grab.act(left, 'selectend')
    // A pinch of one hand alone is a press again.
    expect(grab.act(left, 'selectstart')).toBe(false)
    expect(grab.act(left, 'select')).toBe(false)
  })

  it('leaves bare hands alone that pinch without moving, or at a panel', () => {
    const origin = new Origin()
    const [left, right] = [makeBareHand(-0.3), makeBareHand(0.3)]
    const grab = new TwoHandGrab(origin)
    grab.act(left, 'selectstart')
    grab.act(right, 'selectstart')
    for (let i = 0; i < 80; i++) grab.step(1 / 72)
    right.ray.position.x += 0.5
    expect(grab.step(1 / 72)).toBe(false)
    grab.act(left, 'selectend')
    grab.act(right, 'selectend')
    left.gear = { step: () => undefined, close: () => undefined }
    expect([grab.act(left, 'selectstart'), grab.act(right, 'selectstart')]).toEqual([false, false])
  })
})

function makeBareHand(x: number): Hand {
  return { ...makeHand(x, 1.2, -0.4), source: { hand: {} }, gear: null } as unknown as Hand
}
