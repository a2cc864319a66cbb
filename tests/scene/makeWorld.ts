import { BoxGeometry, Matrix4, type BufferGeometry } from 'three'
import { Picks } from '#scene/model/Picks.ts'
import { ShapeTable } from '#scene/model/ShapeTable.ts'
import { World, type Solid } from '#scene/World.ts'
import { PartTable } from '#twin/PartTable.ts'

/** A box of a test world: metres, and its size. */
export type Block = { at: [number, number, number]; size: [number, number, number] }

const cube = new BoxGeometry(1, 1, 1)

/** A model of blocks that all share one cube, each a part `block0`, `block1`, … */
export function makeSolid(blocks: readonly Block[], geometry: BufferGeometry = cube): Solid {
  const parts = new PartTable(
    blocks.map(({ at, size }, i) => ({
      path: `block${i}`,
      parent: -1,
      isPart: true,
      local: [size[0], 0, 0, at[0], 0, size[1], 0, at[1], 0, 0, size[2], at[2]],
    })),
  )
  const rows = Uint32Array.from(blocks, (_, row) => row)
  const picks = new Picks(rows, new Uint32Array(blocks.length), ShapeTable.of([geometry]))
  return { id: 'test', parts, picks }
}

/** A world of one model of blocks. */
export function makeWorld(blocks: readonly Block[], placement = new Matrix4()): World {
  return new World([{ model: makeSolid(blocks), placement }])
}

/** A seeded random number from 0 to 1 (mulberry32). The seed comes from `SEED=` or is 1. */
export function makeRandom(seed = Number(process.env.SEED ?? 1)): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
