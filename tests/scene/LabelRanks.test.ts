import { describe, expect, it } from 'vitest'
import { Matrix4, Vector3 } from 'three'
import { LabelRanks, type Onlooker } from '#scene/LabelRanks.ts'
import { World } from '#scene/World.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import { Look } from '#twin/PartTable.ts'
import { makeSolid, type Block } from './makeWorld.ts'

/** Blocks, of which the first `labelled` carry a label on their top. */
function makeLabelled(blocks: readonly Block[], labelled = blocks.length, within = 50) {
  const labels = new LabelTable()
  for (let row = 0; row < labelled; row++)
    labels.add({ row, slot: -1, text: `block${row}`, lift: 0.25, within })
  const solid = { ...makeSolid(blocks), labels, bounds: () => [-0.5, -0.5, -0.5, 0.5, 0.5, 0.5] }
  const taken: string[] = []
  const world = new World([{ model: solid, placement: new Matrix4() }])
  let made = 0
  const ranks = new LabelRanks<string>(
    world,
    () => `chip${made++}`,
    (chip) => taken.push(chip),
  )
  const names = () => ranks.near.map(({ label }) => label.text)
  return { ranks, labels, parts: solid.parts, names, released: taken }
}

const onlooker = (x: number, y: number, z: number, scale = 1): Onlooker => ({
  eye: new Vector3(x, y, z),
  side: new Vector3(1, 0, 0),
  scale,
  sees: (place) => place.z < z,
})
const ahead = onlooker(0, 1.6, 0)
const block = (x: number, z: number): Block => ({ at: [x, 0.5, z], size: [1, 1, 1] })

describe('LabelRanks', () => {
  it('chooses those in sight, nearest first, and no more than it may', () => {
    const { ranks, names } = makeLabelled([block(0, -9), block(2, -3), block(-3, -5), block(0, 6)])
    ranks.pulse(ahead)
    expect(names()).toEqual(['block1', 'block2', 'block0'])
    ranks.most = 2
    ranks.pulse(ahead)
    expect(names()).toEqual(['block1', 'block2'])
  })

  it('stands on the top of the part', () => {
    const { ranks } = makeLabelled([block(0, -4)])
    ranks.pulse(ahead)
    expect(ranks.near[0].world.toArray()).toEqual([0, 1.25, -4])
    expect(ranks.near[0].front).toBe(Infinity)
  })

  it('hides what is behind a wall and knows what stands before some of it', () => {
    const wall: Block = { at: [0, 1.5, -3], size: [3, 3, 0.1] }
    const pipe: Block = { at: [4.5, 1, -3], size: [0.05, 8, 0.05] }
    const { ranks, names } = makeLabelled([block(0, -6), block(9, -6), wall, pipe], 2)
    ranks.pulse(ahead)
    expect(names()).toEqual(['block1'])
    expect(ranks.near[0].front).toBeGreaterThan(5)
    expect(ranks.near[0].front).toBeLessThan(6)
  })

  it('leaves out what is farther than its label reaches, by the size of the person', () => {
    const { ranks, names } = makeLabelled([block(0, -30)], 1, 20)
    ranks.pulse(ahead)
    expect(names()).toEqual([])
    ranks.pulse(onlooker(0, 1.6, 0, 20))
    expect(names()).toEqual(['block0'])
  })

  it('leaves out what a person has made a ghost of, and gives its chip back', () => {
    const { ranks, parts, names, released } = makeLabelled([block(0, -4), block(2, -6)])
    ranks.pulse(ahead)
    parts.set(0, Look.ghost, 1)
    ranks.pulse(ahead)
    expect(names()).toEqual(['block1'])
    expect(released).toEqual(['chip0'])
  })

  it('does not take turns with one at the same distance', () => {
    const { ranks, names } = makeLabelled([block(-1, -5), block(1, -5)])
    ranks.most = 1
    ranks.pulse(onlooker(-0.1, 1.6, 0))
    expect(names()).toEqual(['block0'])
    ranks.near[0].isShown = true
    ranks.pulse(onlooker(0.1, 1.6, 0))
    expect(names()).toEqual(['block0'])
    ranks.pulse(onlooker(2, 1.6, 0))
    expect(names()).toEqual(['block1'])
  })

  it('follows labels that come and go', () => {
    const { ranks, labels, names } = makeLabelled([block(0, -4), block(2, -6)], 1)
    ranks.pulse(ahead)
    labels.add({ row: 1, slot: -1, text: 'late', lift: 0, within: 50 })
    ranks.pulse(ahead)
    expect(names()).toEqual(['block0', 'late'])
    ranks.clear()
    expect(names()).toEqual([])
  })
})
