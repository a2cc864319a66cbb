import { beforeEach, describe, expect, it } from 'vitest'
import { makePose, PoseFlags } from '#people/Pose.ts'
import { readPose } from '#people/poseBytes.ts'
import { ownPose } from '#state/ownPose.ts'
import { clearSelection, hoverPart, selectPart } from '#state/selection.ts'
import { OwnSigns } from '../../../src/OwnSigns.ts'

const frame = 1 / 60
const told = { poses: [] as Uint8Array[], marks: [] as string[] }

beforeEach(() => {
  told.poses = []
  told.marks = []
  Object.assign(ownPose, makePose(), { flags: PoseFlags.visible })
  ownPose.head.fill(0, 0, 3)
  clearSelection()
  hoverPart(null)
})

function openSigns() {
  const signs = new OwnSigns({
    setPose: (bytes) => told.poses.push(bytes),
    setMark: (text) => told.marks.push(text),
  })
  let now = 0
  return (seconds: number, isAlone = false, move: (at: number) => void = () => undefined) => {
    for (const end = now + seconds; now < end; now += frame) {
      move(now)
      signs.run(now, isAlone)
    }
  }
}

const walk = (now: number) => (ownPose.head[0] = now)

describe('what this person tells of themselves', () => {
  it('is nothing while nobody else is there, and all at once when somebody comes', () => {
    const run = openSigns()
    hoverPart('hall/pump')
    run(3, true, walk)
    expect(told).toEqual({ poses: [], marks: [] })
    run(0.02)
    expect(told.poses.length).toBe(1)
    expect(told.marks).toEqual(['{"pointing":"hall/pump","picked":[]}'])
  })

  it('is about twenty poses a second while moving, and one in two seconds at rest', () => {
    const run = openSigns()
    run(10, false, walk)
    expect(told.poses.length).toBeGreaterThan(195)
    expect(told.poses.length).toBeLessThan(215)
    told.poses = []
    run(10)
    expect(told.poses.length).toBeGreaterThanOrEqual(4)
    expect(told.poses.length).toBeLessThanOrEqual(6)
  })

  it('is where they stopped at last', () => {
    const run = openSigns()
    run(1.03, false, walk)
    const stopped = ownPose.head[0]
    run(0.2)
    const pose = makePose()
    readPose(told.poses.at(-1)!, pose)
    expect(pose.head[0]).toBeCloseTo(stopped, 2)
  })

  it('is nothing of where they are while the picture is out of sight', () => {
    const run = openSigns()
    ownPose.flags = 0
    run(5, false, walk)
    expect(told.poses).toEqual([])
  })

  it('is what they point at and have selected, five times a second at most', () => {
    const run = openSigns()
    run(2, false, (now) => hoverPart(`hall/${Math.floor(now * 60)}`))
    expect(told.marks.length).toBeLessThanOrEqual(11)
    selectPart('hall/tank', null)
    hoverPart(null)
    run(1)
    expect(told.marks.at(-1)).toBe('{"pointing":null,"picked":["hall/tank"]}')
    const before = told.marks.length
    run(5)
    expect(told.marks.length).toBe(before)
  })
})
