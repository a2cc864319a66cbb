import * as fc from 'fast-check'
import { Box3, Matrix4, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { besideBox, type Beside } from '#xr/panels/besideBox.ts'

const head = new Vector3(0, 1.6, 0)
const here = new Matrix4()
const width = 0.8
const most = 0.9

const box = (x: number, z: number, wide = 1, high = 1.5) =>
  new Box3().setFromCenterAndSize(new Vector3(x, high / 2, z), new Vector3(wide, high, wide))
const placeOf = ({ turn, lift, distance }: Beside, from = head) =>
  new Vector3(-Math.sin(turn) * Math.cos(lift), Math.sin(lift), -Math.cos(turn) * Math.cos(lift))
    .multiplyScalar(distance)
    .add(from)

describe('besideBox', () => {
  it('leaves a machine free to the eye', () => {
    const { turn, isLeft } = besideBox(box(0, -4), here, { head, yaw: 0 }, width, most)
    const edge = Math.atan2(0.5, 3.5)
    expect(isLeft).toBe(false)
    expect(turn + width / 2).toBeLessThan(-edge)
    expect(turn).toBeGreaterThan(-1)
  })

  it('stands on the side that is nearer to where the reader faces', () => {
    const machine = box(2, -4)
    expect(besideBox(machine, here, { head, yaw: 0 }, width, most).isLeft).toBe(true)
    expect(besideBox(machine, here, { head, yaw: -1.2 }, width, most).isLeft).toBe(false)
  })

  it('stays in sight of who stands before something wide', () => {
    const { turn } = besideBox(box(0, -12, 20), here, { head, yaw: 0 }, width, most)
    expect(Math.abs(turn)).toBeLessThan(1)
  })

  it('is never in the thing, at a distance and a height that can be read', () => {
    const metres = fc.double({ min: -6, max: 6, noNaN: true })
    const sizes = fc.double({ min: 0.1, max: 5, noNaN: true })
    fc.assert(
      fc.property(metres, metres, sizes, sizes, metres, (x, z, wide, high, yaw) => {
        const machine = box(x, z, wide, high)
        // Who has the head in it, or the nose on it, sees the panel all the same.
        fc.pre(machine.distanceToPoint(head) > 0.6)
        const beside = besideBox(machine, here, { head, yaw }, width, most)
        const place = placeOf(beside)
        expect(machine.containsPoint(place)).toBe(false)
        expect(beside.distance).toBeGreaterThanOrEqual(0.45)
        expect(beside.distance).toBeLessThanOrEqual(most)
        expect(place.y).toBeGreaterThan(1.2)
        expect(place.y).toBeLessThan(1.8)
      }),
    )
  })

  it('reckons in the room of a person of any size', () => {
    const scale = 20
    const toRoom = new Matrix4().makeScale(1 / scale, 1 / scale, 1 / scale)
    const machine = new Box3(new Vector3(-10, 0, -90), new Vector3(10, 30, -70))
    const large = besideBox(machine, toRoom, { head, yaw: 0 }, width, most)
    const same = new Box3(new Vector3(-0.5, 0, -4.5), new Vector3(0.5, 1.5, -3.5))
    const small = besideBox(same, here, { head, yaw: 0 }, width, most)
    expect(large.turn).toBeCloseTo(small.turn)
    expect(large.lift).toBeCloseTo(small.lift)
    expect(large.distance).toBeCloseTo(small.distance)
  })
})
