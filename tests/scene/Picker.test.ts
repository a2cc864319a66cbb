import {
  BoxGeometry,
  DoubleSide,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Raycaster,
  Vector3,
} from 'three'
import { describe, expect, it } from 'vitest'
import { Picker } from '#scene/Picker.ts'
import { World } from '#scene/World.ts'
import { Look } from '#twin/PartTable.ts'
import { makeRandom, makeSolid, makeWorld, type Block } from './makeWorld.ts'

const random = makeRandom()
const between = (low: number, high: number) => low + random() * (high - low)
const point = (size: number): [number, number, number] => [
  between(-size, size),
  between(-size, size),
  between(-size, size),
]

function makeBlocks(count: number): Block[] {
  return Array.from({ length: count }, () => ({
    at: point(20),
    size: [between(0.1, 3), between(0.1, 3), between(0.1, 3)],
  }))
}

/** The same blocks as ordinary meshes, asked one by one. */
function makeBruteForce(world: World) {
  const material = new MeshBasicMaterial({ side: DoubleSide })
  const geometry = new BoxGeometry(1, 1, 1)
  const caster = new Raycaster()
  return (origin: Vector3, direction: Vector3): { item: number; distance: number } => {
    let best = { item: -1, distance: Infinity }
    for (let item = 0; item < world.size; item++) {
      const mesh = new Mesh(geometry, material)
      world.readMatrix(item, mesh.matrixWorld)
      mesh.matrixAutoUpdate = false
      caster.set(origin, direction)
      const [hit] = caster.intersectObject(mesh)
      if (hit && hit.distance < best.distance) best = { item, distance: hit.distance }
    }
    return best
  }
}

/** Casts random rays both ways: how many met something, and those whose answers differ. */
function compare(world: World, rays: number): { hits: number; wrong: number[] } {
  const picker = new Picker(world)
  const brute = makeBruteForce(world)
  const wrong: number[] = []
  let hits = 0
  for (let i = 0; i < rays; i++) {
    const origin = new Vector3(...point(30))
    const direction = new Vector3(...point(1)).normalize()
    const { item, distance } = brute(origin, direction)
    const same = picker.cast(origin, direction) === item
    const close = item < 0 || Math.abs(picker.far - distance) < 1e-3
    const facing = item < 0 || picker.normal.dot(direction) < 1e-6
    if (item >= 0) hits++
    if (!same || !close || !facing) wrong.push(i)
  }
  return { hits, wrong }
}

describe('Picker', () => {
  it('finds the same nearest part as asking every part', () => {
    const { hits, wrong } = compare(makeWorld(makeBlocks(300)), 300)
    expect(wrong).toEqual([])
    expect(hits).toBeGreaterThan(10)
  })

  it('finds the same under a placement that turns, moves and scales', () => {
    const placement = new Matrix4()
      .makeRotationY(0.7)
      .setPosition(3, -2, 5)
      .scale(new Vector3(2, 2, 2))
    const { hits, wrong } = compare(makeWorld(makeBlocks(200), placement), 200)
    expect(wrong).toEqual([])
    expect(hits).toBeGreaterThan(10)
  })

  it('follows parts that motions have moved', () => {
    const world = makeWorld(makeBlocks(200))
    const { parts } = world.placed[0].model
    for (const count of [3, 150]) {
      for (let i = 0; i < count; i++) {
        const motion = parts.motions.add(Math.floor(random() * parts.size))
        new Matrix4()
          .makeRotationX(between(0, 3))
          .setPosition(...point(6))
          .transpose()
          .toArray(parts.motions.matrices as unknown as number[], motion * 12)
        parts.motions.touch(motion)
      }
      parts.motions.update()
      world.noteMoved()
      parts.clearDirty()
      const { hits, wrong } = compare(world, 150)
      expect(wrong).toEqual([])
      expect(hits).toBeGreaterThan(10)
    }
  })

  it('finds moved parts where they are within six frames, also when it casts in each', () => {
    const world = makeWorld(makeBlocks(300))
    const { parts } = world.placed[0].model
    for (let row = 0; row < parts.size; row += 2) {
      const motion = parts.motions.add(row)
      const lift = [1, 0, 0, between(-3, 3), 0, 1, 0, between(-3, 3), 0, 0, 1, 0]
      parts.motions.matrices.set(lift, motion * 12)
      parts.motions.touch(motion)
    }
    parts.motions.update()
    const loose = new Picker(world)
    loose.isLoose = true
    for (let frame = 0; frame < 6; frame++) {
      world.noteMoved()
      parts.clearDirty()
      loose.cast(new Vector3(0, 0, 50), new Vector3(0, 0, -1))
    }
    const boxes = world.boxes.slice()
    world.refit()
    expect(world.boxes).toEqual(boxes)
    const { hits, wrong } = compare(world, 150)
    expect(wrong).toEqual([])
    expect(hits).toBeGreaterThan(10)
  })

  it('hits flat parts, also along an axis', () => {
    const plate = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2)
    const model = makeSolid([{ at: [0, 1, 0], size: [4, 1, 4] }], plate)
    const world = new World([{ model, placement: new Matrix4() }])
    const picker = new Picker(world)
    expect(picker.cast(new Vector3(0.5, 5, 0.5), new Vector3(0, -1, 0))).toBe(0)
    expect(picker.far).toBeCloseTo(4)
    expect(picker.normal.y).toBeCloseTo(1)
  })

  it('looks through parts that nobody can see', () => {
    const near: Block = { at: [0, 0, 5], size: [2, 2, 1] }
    const far: Block = { at: [0, 0, 0], size: [2, 2, 1] }
    const world = makeWorld([near, far])
    const picker = new Picker(world)
    const { parts } = world.placed[0].model
    const cast = () => picker.cast(new Vector3(0, 0, 10), new Vector3(0, 0, -1))
    expect(cast()).toBe(0)
    parts.set(0, Look.visible, 0)
    expect(cast()).toBe(1)
    parts.set(0, Look.visible, 1)
    parts.set(0, Look.opacity, 0)
    expect(cast()).toBe(1)
    expect(picker.cast(new Vector3(0, 0, 10), new Vector3(0, 0, -1), 100, true)).toBe(0)
  })

  it('finds nothing beyond the given distance, and nothing in an empty world', () => {
    const origin = new Vector3(0, 0, 10)
    const ahead = new Vector3(0, 0, -1)
    expect(new Picker(makeWorld([{ at: [0, 0, 0], size: [1, 1, 1] }])).cast(origin, ahead, 5)).toBe(
      -1,
    )
    expect(new Picker(new World([])).cast(origin, ahead)).toBe(-1)
  })
})

describe('World', () => {
  it('names parts by model and path and knows their boxes', () => {
    const model = { ...makeSolid([{ at: [1, 2, 3], size: [2, 4, 6] }]), id: 'hall' }
    const world = new World([{ model, placement: new Matrix4().makeTranslation(10, 0, 0) }])
    expect(world.partOf(0)).toBe('hall/block0')
    expect(world.find('hall/block0')).toEqual({ number: 0, row: 0 })
    expect(world.find('hall/nothing')).toBeNull()
    const box = world.boxOf(['hall/block0', 'hall/nothing'], world.box.clone())
    expect(box.min.x).toBeCloseTo(10, 2)
    expect(box.max.x).toBeCloseTo(12, 2)
    expect(box.max.y).toBeCloseTo(4, 2)
  })
})
