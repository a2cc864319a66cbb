import { describe, expect, it } from 'vitest'
import { mixPose } from '#scene/wall/mixPose.ts'
import { tourPose, visitShare } from '#scene/wall/tourPose.ts'

const poses = [
  [10, 5, 0, 0, 0, 0],
  [-10, 5, 0, 0, 0, 0],
  [0, 2, 20, 0, 1, 10],
].map((pose) => Float64Array.from(pose))
const stops = [8, 4, 20].map((seconds, view) => ({ view, seconds, caption: '' }))
/** A whole number of rounds of 32 s. */
const start = 32 * 5e7
const out = new Float64Array(6)

const at = (seconds: number) => {
  const stop = tourPose(out, poses, stops, start + seconds)
  return { stop, pose: [...out].map((value) => Math.round(value * 1000) / 1000 + 0) }
}

const share = (now: number, end = Infinity) => visitShare(now, 100, end, 10, 32)

describe('the camera of a wall', () => {
  it('stands at each stop after a flight, and comes back to the first', () => {
    expect(at(7.9)).toEqual({ stop: 0, pose: [...poses[0]] })
    expect(at(11)).toEqual({ stop: 1, pose: [...poses[1]] })
    expect(at(31.9)).toEqual({ stop: 2, pose: [...poses[2]] })
    expect(at(32)).toEqual({ stop: 0, pose: [...poses[2]] })
    expect(at(36).pose).toEqual([...poses[0]])
    expect(tourPose(out, [poses[2]], [], start)).toBe(-1)
    expect([...out]).toEqual([...poses[2]])
  })

  it('flies about what it looks at without a jump', () => {
    let before = at(0).pose
    for (let frame = 1; frame <= 60 * 32; frame++) {
      const { pose } = at(frame / 60)
      const step = Math.hypot(pose[0] - before[0], pose[1] - before[1], pose[2] - before[2])
      // 31 m at most in two seconds, fastest in the middle.
      expect(step).toBeLessThan(0.6)
      before = pose
    }
    // From one side to the other it keeps its distance.
    const { pose } = at(9)
    expect(Math.hypot(pose[0], pose[1], pose[2])).toBeCloseTo(Math.hypot(10, 5), 2)
  })

  it('mixes into one of the two it is given', () => {
    const own = Float64Array.from(poses[0])
    mixPose(out, poses[0], poses[2], 0.3)
    mixPose(own, own, poses[2], 0.3)
    expect([...own]).toEqual([...out])
  })

  it('goes to an alarm for its seconds, round the tour once, to it again, and away softly when it ends', () => {
    expect([99, 100, 103, 110, 113, 141, 142].map((now) => share(now))).toEqual([
      0, 0, 1, 1, 0, 0, 0,
    ])
    expect([101.5, 111.5, 143.5].map((now) => share(now))).toEqual([0.5, 0.5, 0.5])
    expect([105, 106.5, 108, 150].map((now) => share(now, 105))).toEqual([1, 0.5, 0, 0])
    // It ends on the way there.
    expect([101.5, 103, 104.5].map((now) => share(now, 101.5))).toEqual([0.5, 0.25, 0])
  })
})
