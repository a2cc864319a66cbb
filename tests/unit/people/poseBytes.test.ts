import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePose, PoseFlags, type Pose } from '#people/Pose.ts'
import { longestPose, poseClockTurn, readPose, writePose } from '#people/poseBytes.ts'

const metres = fc.double({ min: -7900, max: 7900, noNaN: true })
const arm = fc.double({ min: -1.9, max: 1.9, noNaN: true })
const turn = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => q.map((part) => part / Math.hypot(...q)))
const pose = fc
  .record({
    at: fc.tuple(metres, metres, metres),
    turns: fc.tuple(turn, turn, turn),
    hands: fc.tuple(fc.tuple(arm, arm, arm), fc.tuple(arm, arm, arm)),
    away: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -400, max: 400, noNaN: true }))),
    flags: fc.integer({ min: 0, max: 15 }),
    scale: fc.constantFrom(1, 1, 1, 0.1, 20, 100),
  })
  .map(({ at, turns, hands, away, flags, scale }) => {
    const made = Object.assign(makePose(), { flags, scale })
    made.head.set([...at, ...turns[0]])
    made.left.set([...at.map((part, i) => part + hands[0][i] * scale * 0.9), ...turns[1]])
    made.right.set([...at.map((part, i) => part + hands[1][i] * scale * 0.9), ...turns[2]])
    made.point.set(at.map((part, i) => part + away[i]))
    return made
  })

describe('the bytes of a pose', () => {
  it('are 40 at most and say again what they were made of, to a millimetre and a fifth of a degree', () => {
    fc.assert(
      fc.property(pose, fc.nat(100_000), (given, clock) => {
        const bytes = write(given, clock)
        expect(bytes.length).toBeLessThanOrEqual(longestPose)
        const read = makePose()
        expect(readPose(bytes, read)).toBe(clock % poseClockTurn)
        expect(read.flags).toBe(given.flags)
        expect(Math.abs(Math.log2(read.scale / given.scale))).toBeLessThan(1 / 23)
        // Half a millimetre, and what 32 bits hold at 8 km.
        const fine = 0.0005 + 0.0005
        expectNear(read.head, given.head, fine)
        // That of the head, and half a millimetre of the person.
        const hand = fine + 0.0006 * given.scale
        if (given.flags & PoseFlags.left) expectNear(read.left, given.left, hand)
        if (given.flags & PoseFlags.right) expectNear(read.right, given.right, hand)
        const far = Math.hypot(...[0, 1, 2].map((i) => given.point[i] - given.head[i]))
        const off = [0, 1, 2].map((i) => Math.abs(read.point[i] - given.point[i]))
        const isPointing = (given.flags & PoseFlags.point) !== 0
        expect(isPointing ? Math.max(...off) : 0).toBeLessThan(0.002 + far * 0.0006)
      }),
    )
  })

  it('take 16 for a head alone and 34 with both hands', () => {
    const one = makePose()
    expect(write(one).length).toBe(16)
    one.flags = PoseFlags.left | PoseFlags.right
    expect(write(one).length).toBe(34)
  })

  it('are none for a head that is nowhere, too far away, or turned to nowhere', () => {
    for (const [i, bad] of [
      [0, NaN],
      [1, Infinity],
      [2, 1e38],
      [0, -8001],
      [6, NaN],
      [6, 0],
    ]) {
      const one = makePose()
      one.head[i] = bad
      expect(write(one).length, `${i}: ${bad}`).toBe(0)
    }
    for (const scale of [0, -1, NaN, Infinity]) {
      expect(write(Object.assign(makePose(), { scale })).length, `${scale}`).toBe(0)
    }
  })

  it('leave out a hand that lies elsewhere and a point that is nowhere', () => {
    const one = Object.assign(makePose(), { flags: 15 })
    one.left[0] = 30
    one.point[1] = NaN
    const read = makePose()
    readPose(write(one), read)
    expect(read.flags).toBe(PoseFlags.right | PoseFlags.visible)
  })

  it('are refused when they were cut, are too long, or lie too far away', () => {
    fc.assert(
      fc.property(pose, fc.nat(15), fc.uint8Array({ minLength: 1 }), (given, cut, more) => {
        const bytes = write(given)
        const read = makePose()
        expect(readPose(bytes.subarray(0, bytes.length - 1 - cut), read)).toBeNaN()
        expect(readPose(Uint8Array.of(...bytes, ...more), read)).toBeNaN()
      }),
    )
  })

  it('of any kind are a finite pose or none', () => {
    const read = makePose()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 41 }), (bytes) => {
        const isPose = !Number.isNaN(readPose(bytes, read))
        const { head, left, right, point, scale } = read
        const far = Math.max(...[...head, ...left, ...right, ...point, scale].map(Math.abs))
        expect(isPose ? far : 0).toBeLessThan(20_000)
      }),
      { numRuns: 2000 },
    )
  })
})

function write(given: Pose, clock = 0): Uint8Array {
  const bytes = new Uint8Array(longestPose)
  return bytes.subarray(0, writePose(given, clock, bytes))
}

function expectNear(read: Float32Array, given: Float32Array, off: number): void {
  let dot = 0
  for (let i = 0; i < 3; i++) expect(Math.abs(read[i] - given[i])).toBeLessThanOrEqual(off)
  for (let i = 3; i < 7; i++) dot += read[i] * given[i]
  const degrees = (Math.acos(Math.min(1, Math.abs(dot))) * 360) / Math.PI
  expect(degrees).toBeLessThan(0.2)
}
