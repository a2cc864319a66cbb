import { Scene, type InstancedBufferGeometry, type Mesh } from 'three'
import { describe, expect, it } from 'vitest'
import { PoseFlags } from '#people/Pose.ts'
import { PoseTable } from '#people/PoseTable.ts'
import { BodyAt, bodyStride } from '#scene/people/BodyMesh.ts'
import { Crowd } from '#scene/people/Crowd.ts'
import { makeWorld, type Block } from '../makeWorld.ts'
import { makePerson, makeWatcher, poseAt, show } from './makePeople.ts'

const floor: Block = { at: [0, -0.05, 0], size: [40, 0.1, 40] }
const nobody: ReadonlySet<string> = new Set()

/** An empty hall with people in it. */
function open() {
  const scene = new Scene()
  const table = new PoseTable()
  const crowd = new Crowd(scene, makeWorld([floor]), table, null)
  const watcher = makeWatcher()
  let now = 10
  const step = (seconds = 1 / 60): boolean => {
    now += seconds
    table.sample(now)
    return crowd.step(watcher, seconds, now, null)
  }
  const drawn = () =>
    scene.children
      .filter((object) => object.visible)
      .map((object) => ((object as Mesh).geometry as InstancedBufferGeometry).instanceCount)
  const bodies = scene.children.find(
    (object) => (object as Mesh).geometry.getAttribute('headTurn') !== undefined,
  ) as Mesh
  const number = (person: number, at: number): number => {
    const { data } = bodies.geometry.getAttribute('head') as unknown as {
      data: { array: Float32Array }
    }
    return data.array[person * bodyStride + at]
  }
  return { crowd, table, step, drawn, number, now: () => now }
}

describe('Crowd', () => {
  it('draws nothing and asks for no picture while nobody is here', () => {
    const { crowd, step, drawn } = open()
    crowd.setPeople([], nobody)
    step()
    expect(step()).toBe(false)
    expect(drawn()).toEqual([])
  })

  it('draws all people in one call, and asks for pictures only while somebody moves', () => {
    const { crowd, table, step, drawn, now } = open()
    crowd.setPeople([makePerson('a'), makePerson('b')], nobody)
    show(table, 'a', poseAt([2, 1.6, 0]), now())
    show(table, 'b', poseAt([-2, 1.6, 0]), now())
    expect(step()).toBe(true)
    expect(drawn()).toEqual([2])
    for (let i = 0; i < 120; i++) step()
    expect(step()).toBe(false)
    table.push('a', poseAt([2.5, 1.6, 0]), now())
    let asked = 0
    for (let i = 0; i < 60; i++) if (step()) asked++
    expect(asked).toBeGreaterThan(3)
    expect(step()).toBe(false)
  })

  it('draws nobody of whom no pose has come, and nobody who has left', () => {
    const { crowd, table, step, drawn, now } = open()
    crowd.setPeople([makePerson('a'), makePerson('b')], nobody)
    table.add('b')
    show(table, 'a', poseAt([2, 1.6, 0]), now())
    step()
    expect(drawn()).toEqual([1])
    crowd.setPeople([makePerson('b')], nobody)
    expect(step()).toBe(true)
    expect(drawn()).toEqual([])
  })

  it('lets the bust hang upright under a head that looks down, and turns it after the face', () => {
    const { crowd, table, step, number, now } = open()
    crowd.setPeople([makePerson('a')], nobody)
    const down = poseAt([2, 1.6, 0])
    down.head.set([-Math.SQRT1_2, 0, 0, Math.SQRT1_2], 3)
    show(table, 'a', down, now())
    step()
    const aside = Math.hypot(number(0, BodyAt.torso) - 2, number(0, BodyAt.torso + 2))
    expect(aside).toBeLessThan(0.12)
    expect(number(0, BodyAt.torso + 1)).toBeLessThan(1.47)
    expect(number(0, BodyAt.torso + 3)).toBeCloseTo(0)
    table.push('a', poseAt([2, 1.6, 0], 2), now())
    for (let i = 0; i < 3; i++) step(0.1)
    const turned = number(0, BodyAt.torso + 3)
    expect(turned).toBeGreaterThan(0.1)
    expect(turned).toBeLessThan(2)
    for (let i = 0; i < 40; i++) step(0.1)
    expect(number(0, BodyAt.torso + 3)).toBeCloseTo(2, 2)
  })

  it('shows a desktop that walks with a body, and one that flies about as a head', () => {
    const { crowd, table, step, number, now } = open()
    crowd.setPeople([makePerson('a', { device: 'desktop' })], nobody)
    show(table, 'a', poseAt([2, 9, 0]), now())
    for (let i = 0; i < 60; i++) step()
    expect(number(0, BodyAt.more)).toBe(0)
    table.push('a', poseAt([2, 1.7, 0]), now())
    for (let i = 0; i < 240; i++) step()
    expect(number(0, BodyAt.more)).toBe(1)
  })

  it('draws who stands over the plant in 1:50 fifty times as large, and who is small as small', () => {
    const { crowd, table, step, number, drawn, now } = open()
    crowd.setPeople([makePerson('a'), makePerson('b')], nobody)
    for (const [id, scale] of [
      ['a', 50],
      ['b', 0.02],
    ] as const) {
      const pose = poseAt([3, 1.6 * scale, 0])
      pose.scale = scale
      pose.flags |= PoseFlags.right
      pose.right.set([3 + 0.3 * scale, 1.2 * scale, -0.2 * scale, 0, 0, 0, 1])
      show(table, id, pose, now())
    }
    step()
    expect(drawn()).toEqual([2])
    for (const [person, scale] of [
      [0, 50],
      [1, 0.02],
    ]) {
      expect(number(person, BodyAt.head + 3) / scale).toBeCloseTo(1, 2)
      expect(number(person, BodyAt.right + 3) / scale).toBeCloseTo(1, 2)
      // The bust hangs below the head by as much.
      const below = number(person, BodyAt.head + 1) - number(person, BodyAt.torso + 1)
      expect(below / scale).toBeGreaterThan(0.1)
      expect(below / scale).toBeLessThan(0.3)
    }
  })

  it('draws a ray from the hand that points, and none of who is away', () => {
    const { crowd, table, step, drawn, now } = open()
    const pose = poseAt([2, 1.6, 0])
    pose.flags |= PoseFlags.right | PoseFlags.point
    pose.right.set([2.2, 1.2, -0.3, 0, 0, 0, 1])
    pose.point.set([2.2, 1.2, -3])
    crowd.setPeople([makePerson('a')], nobody)
    show(table, 'a', pose, now())
    step()
    expect(drawn()).toEqual([1, 1])
    crowd.setPeople([makePerson('a', { away: true })], nobody)
    step()
    expect(drawn()).toEqual([1])
  })

  it('puts corners about what others have selected, however much it is', () => {
    const { crowd, step, drawn } = open()
    const picked = ['test/block0']
    crowd.setPeople([makePerson('a', { picked, pointing: 'test/nothing' })], nobody)
    crowd.pulse()
    expect(step()).toBe(true)
    expect(drawn()).toEqual([24])
    crowd.pulse()
    expect(step()).toBe(false)
    const many = Array.from({ length: 3000 }, () => 'test/block0')
    crowd.setPeople([makePerson('a', { picked: many })], nobody)
    crowd.pulse()
    step()
    expect(drawn()).toEqual([24])
  })
})
