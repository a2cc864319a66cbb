import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePose, PoseFlags } from '#people/Pose.ts'
import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { mostPeople, PoseTable } from '#people/PoseTable.ts'

/** Seconds between the frames of the page, and between the poses of a person. */
const frame = 1 / 60
const interval = 0.05
const speed = 2

/** A person who walks along x; each of their poses is late by so much, or lost. */
const way = fc.array(
  fc.record({ late: fc.double({ min: 0, max: 0.15, noNaN: true }), isLost: fc.nat(9) }),
  { minLength: 100, maxLength: 100 },
)

describe('the table of poses', () => {
  it('shows a walking person walking, however unevenly their poses come', () => {
    fc.assert(
      fc.property(way, fc.double({ min: 0, max: 16, noNaN: true }), (poses, clock) => {
        const shown = walk(poses, clock)
        for (let i = 1; i < shown.length; i++) {
          const step = shown[i].x - shown[i - 1].x
          expect(step).toBeGreaterThan(-0.001)
          expect(step).toBeLessThan(0.2)
        }
        const last = shown.at(-1)!
        expect(last.walked - last.x).toBeLessThan(0.6 * speed)
      }),
      { numRuns: 40 },
    )
  })

  it('goes at an even pace once it knows how uneven the way is', () => {
    let turn = 0
    const poses = Array.from({ length: 200 }, () => ({ late: (turn++ % 4) * 0.05, isLost: 1 }))
    const shown = walk(poses, 3).slice(300)
    for (let i = 6; i < shown.length; i += 6) {
      expect(shown[i].x - shown[i - 6].x).toBeCloseTo(0.2, 1)
    }
  })

  it('cuts to somebody who teleports', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    const seen = new Set<number>()
    for (let now = 0; now < 2; now += interval) {
      pose.head[0] = now < 1 ? 0 : 40
      table.push('anna', pose, now, now)
      for (let at = now; at < now + interval; at += frame) {
        table.sample(at)
        seen.add(table.at[0])
      }
    }
    expect([...seen]).toEqual([0, 40])
  })

  it('starts quickly with somebody who rested', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    let x = 0
    for (let now = 0; now < 5; now += frame) {
      const isResting = now < 4
      if (isResting ? Math.floor(now / 2) !== Math.floor((now - frame) / 2) : true) {
        pose.head[0] = isResting ? 0 : (now - 4) * speed
        table.push('anna', pose, now, now)
      }
      table.sample(now)
      expect(table.at[0] - x).toBeLessThan(0.15)
      x = table.at[0]
    }
    expect(x).toBeGreaterThan(speed * 0.7)
  })

  it('lets somebody far away walk evenly, though it is told of once a second', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    const steps: number[] = []
    let x = 0
    for (let frames = 0; frames < 1800; frames++) {
      const now = frames * frame
      if (frames % 60 === 0) {
        pose.head[0] = now * speed
        table.push('anna', pose, now, now % 16.384)
      }
      table.sample(now)
      steps.push(table.at[0] - x)
      x = table.at[0]
    }
    const late = steps.slice(900)
    expect(Math.max(...late)).toBeLessThan(2 * speed * frame)
    expect(Math.min(...late)).toBeGreaterThan(0.3 * speed * frame)
  })

  it('goes on with somebody whose clock was set', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    for (let now = 0; now < 20; now += interval) {
      pose.head[0] = now
      table.push('anna', pose, now, (now < 10 ? now : now + 6) % 16.384)
      table.sample(now)
    }
    expect(table.at[0]).toBeGreaterThan(19)
  })

  it('is where they are after frames were missing for long', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    for (let now = 0; now < 100; now += interval) {
      pose.head[0] = now
      table.push('anna', pose, now, now % 16.384)
      if (now < 1 || now > 99) table.sample(now)
    }
    expect(table.at[0]).toBeGreaterThan(98.9)
  })

  it('does not let a hand that was not there fly in', () => {
    const table = new PoseTable()
    const pose = makePose()
    table.add('anna')
    for (let now = 0; now < 1; now += interval) {
      if (now > 0.5) {
        pose.flags = PoseFlags.left
        pose.left[0] = 9
      }
      table.push('anna', pose, now, now)
      for (let at = now; at < now + interval; at += frame) {
        table.sample(at)
        const { [PoseAt.flags]: flags, [PoseAt.left]: x } = table.at
        expect((flags & PoseFlags.left) === 0 || x === 9).toBe(true)
      }
    }
    expect(table.at[PoseAt.flags]).toBe(PoseFlags.left)
  })

  it('keeps each person in a row of their own, and gives those of the gone to others', () => {
    const table = new PoseTable()
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k')
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.boolean())), (steps) => {
        table.clear()
        const rows = new Map<string, number>()
        for (const [name, comes] of steps) {
          if (comes) rows.set(name, table.add(name))
          else if (rows.delete(name)) table.remove(name)
          for (const [id, row] of rows) {
            expect(table.rowOf(id)).toBe(row)
            expect(table.ids[row]).toBe(id)
          }
          expect(table.ids.filter((id) => id !== null).length).toBe(rows.size)
        }
      }),
    )
  })

  it('is full at a thousand, and lets go what comes from the others', () => {
    const table = new PoseTable()
    for (let i = 0; i < mostPeople; i++) expect(table.add(`person ${i}`)).toBe(i)
    expect(table.add('one more')).toBe(-1)
    table.push('one more', makePose(), 0, 0)
    const pose = makePose()
    pose.head[1] = 7
    table.push('person 999', pose, 0, 0)
    table.sample(1)
    expect(table.at[999 * poseStride + 1]).toBe(7)
    expect(table.at[999 * poseStride + PoseAt.age]).toBe(1)
  })
})

/** Where the person was shown in each frame, and how far they had come by what was heard of them. */
function walk(poses: readonly { late: number; isLost: number }[], clock: number) {
  const table = new PoseTable()
  table.add('anna')
  const pose = Object.assign(makePose(), { flags: PoseFlags.visible })
  let lost = 0
  const coming = poses
    .map(({ late, isLost }, i) => ({ sent: i * interval, at: i * interval + late, isLost }))
    // One in ten is lost, and never more than five one after the other.
    .filter(({ isLost }) => isLost > 0 || ++lost % 6 === 0)
    .toSorted((a, b) => a.at - b.at)
  const shown: { x: number; walked: number }[] = []
  let walked = 0
  for (let now = 0; now < poses.length * interval; now += frame) {
    while (coming.length > 0 && coming[0].at <= now) {
      const { sent, at } = coming.shift()!
      pose.head[0] = sent * speed
      walked = Math.max(walked, pose.head[0])
      table.push('anna', pose, at + 100, (sent + clock) % 16.384)
    }
    table.sample(now + 100)
    if (table.at[PoseAt.flags] !== 0) shown.push({ x: table.at[0], walked })
  }
  return shown
}
