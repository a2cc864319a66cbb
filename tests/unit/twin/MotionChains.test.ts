import * as fc from 'fast-check'
import { Matrix4 } from 'three'
import { describe, expect, test } from 'vitest'
import { matrixStride, PartTable } from '#twin/PartTable.ts'
import { nodesFrom, treeOf } from './randomTree.ts'

const part = fc.double({ min: -1, max: 1, noNaN: true })
const affine = fc.array(part, { minLength: 12, maxLength: 12 })

type Step =
  | { kind: 'add' | 'move' | 'place'; pick: number; numbers: number[] }
  | { kind: 'remove'; pick: number; numbers: number[] }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'add', 'move', 'move', 'place', 'remove'),
  pick: fc.nat(1000),
  numbers: affine,
})

function asMatrix(numbers: ArrayLike<number>, at = 0): Matrix4 {
  const [a, b, c, d, e, f, g, h, i, j, k, l] = Array.from(numbers).slice(at, at + 12)
  return new Matrix4(a, b, c, d, e, f, g, h, i, j, k, l, 0, 0, 0, 1)
}

/** The same tree kept plainly: every matrix from its whole chain, every time. */
class PlainTree {
  readonly parents: number[]
  readonly locals: Matrix4[]
  readonly chains: { motion: number; matrix: Matrix4 }[][]

  constructor(parents: number[], locals: number[][]) {
    this.parents = parents
    this.locals = locals.map((local) => asMatrix(local))
    this.chains = parents.map(() => [])
  }

  world(row: number): Matrix4 {
    const above = this.parents[row] < 0 ? new Matrix4() : this.world(this.parents[row])
    const own = above.multiply(this.locals[row])
    return this.chains[row].reduce((product, { matrix }) => product.multiply(matrix), own)
  }

  rowOf(motion: number): number {
    return this.chains.findIndex((chain) => chain.some((entry) => entry.motion === motion))
  }

  isBelow(row: number, tops: ReadonlySet<number>): boolean {
    return row >= 0 && (tops.has(row) || this.isBelow(this.parents[row], tops))
  }
}

/** Does one step to both; returns the row that has changed, or -1. */
function apply(
  { kind, pick, numbers }: Step,
  table: PartTable,
  plain: PlainTree,
  live: number[],
): number {
  const { motions } = table
  const row = pick % plain.parents.length
  if (kind === 'place') {
    motions.setLocal(row, [0, ...numbers], 1)
    plain.locals[row] = asMatrix(numbers)
    return row
  }
  if (kind === 'add') {
    const motion = motions.add(row)
    motions.matrices.set(numbers, motion * matrixStride)
    motions.touch(motion)
    plain.chains[row].push({ motion, matrix: asMatrix(numbers) })
    live.push(motion)
    return row
  }
  if (live.length === 0) return -1
  const motion = live[pick % live.length]
  const own = plain.rowOf(motion)
  if (kind === 'move') {
    motions.matrices.set(numbers, motion * matrixStride)
    motions.touch(motion)
    plain.chains[own].find((entry) => entry.motion === motion)!.matrix = asMatrix(numbers)
  } else {
    motions.remove(motion)
    live.splice(live.indexOf(motion), 1)
    plain.chains[own] = plain.chains[own].filter((entry) => entry.motion !== motion)
  }
  return own
}

/** The rows listed as dirty; each may be there once. */
function dirtyRows(table: PartTable): number[] {
  return [...table.dirtyMatrix.subarray(0, table.dirtyMatrixCount)].toSorted((a, b) => a - b)
}

describe('MotionChains', () => {
  test('moves what a plain computation moves, and lists exactly those rows once, for any tree and motions', () => {
    const world = treeOf(80).chain((parents) =>
      fc.tuple(
        fc.constant(parents),
        fc.array(affine, { minLength: parents.length, maxLength: parents.length }),
        fc.array(fc.array(step, { maxLength: 60 }), { minLength: 1, maxLength: 4 }),
      ),
    )
    fc.assert(
      fc.property(world, ([parents, locals, frames]) => {
        const table = new PartTable(nodesFrom(parents, locals))
        const plain = new PlainTree(parents, locals)
        const live: number[] = []
        expect(dirtyRows(table)).toEqual(parents.map((_, row) => row))
        for (const steps of frames) {
          table.clearDirty()
          const changed = new Set(steps.map((one) => apply(one, table, plain, live)))
          table.motions.update()
          expect(dirtyRows(table)).toEqual(
            parents.flatMap((_, row) => (plain.isBelow(row, changed) ? [row] : [])),
          )
          parents.forEach((_, row) => expectNear(table, row, plain.world(row)))
          expect(table.dirtyMatrixCount).toBe(dirtyRows(table).length)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('computes nothing again when nothing has changed', () => {
    const table = new PartTable(nodesFrom([-1, 0, 1]))
    table.clearDirty()
    table.motions.update()
    expect(table.dirtyMatrixCount).toBe(0)
  })

  test('a motion that is added stands still until it is written', () => {
    const table = new PartTable(nodesFrom([-1], [[1, 0, 0, 4, 0, 1, 0, 5, 0, 0, 1, 6]]))
    const first = table.motions.add(0)
    table.motions.matrices[first * matrixStride + 3] = 2
    table.motions.remove(first)
    const second = table.motions.add(0)
    table.motions.touch(second)
    table.motions.update()
    expect([...table.matrix.subarray(0, 12)]).toEqual([1, 0, 0, 4, 0, 1, 0, 5, 0, 0, 1, 6])
  })

  test('gives back the place at rest, also of a moving node', () => {
    const rest = [1, 0, 0, 4, 0, 1, 0, 5, 0, 0, 1, 6]
    const table = new PartTable(nodesFrom([-1], [rest]))
    const motion = table.motions.add(0)
    table.motions.matrices[motion * matrixStride + 3] = 2
    table.motions.touch(motion)
    table.motions.update()
    const copy = new Float32Array(13)
    table.motions.copyLocal(0, copy, 1)
    expect([...copy]).toEqual([0, ...rest])
    table.motions.remove(motion)
    table.motions.update()
    expect([...table.matrix.subarray(0, 12)]).toEqual(rest)
  })

  test('throws when a motion is taken away twice', () => {
    const table = new PartTable(nodesFrom([-1]))
    const motion = table.motions.add(0)
    table.motions.remove(motion)
    expect(() => table.motions.remove(motion)).toThrow('no motion')
    expect(() => table.motions.remove(7)).toThrow('no motion')
  })
})

function expectNear(table: PartTable, row: number, expected: Matrix4): void {
  const ours = asMatrix(table.matrix, row * matrixStride).elements
  const size = Math.max(1, ...expected.elements.map((value) => Math.abs(value)))
  expected.elements.forEach((value, i) =>
    expect(Math.abs(ours[i] - value) / size).toBeLessThan(1e-3),
  )
}
