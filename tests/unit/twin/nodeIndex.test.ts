import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNodeIndex } from '#twin/nodeIndex.ts'
import { nodesFrom, treeOf } from './randomTree.ts'

const listed = (parents: number[], names = parents.map((_, i) => `n${i}`)) =>
  makeNodeIndex(
    parents.map((parent, i) => ({ path: names[i], parent, isPart: i % 2 === 0, local: [] })),
  )

describe('makeNodeIndex', () => {
  test('ends each subtree behind its last descendant', () => {
    expect([...listed([-1, 0, 1, 0, -1, 4]).end]).toEqual([4, 3, 3, 4, 6, 6])
  })

  test('holds exactly a row and its descendants between row and end, for any tree', () => {
    fc.assert(
      fc.property(treeOf(30), (parents) => {
        const { end } = makeNodeIndex(nodesFrom(parents))
        const isBelow = (row: number, top: number): boolean =>
          row === top || (row >= 0 && isBelow(parents[row], top))
        parents.forEach((_, top) => {
          parents.forEach((__, row) => expect(row >= top && row < end[top]).toBe(isBelow(row, top)))
        })
      }),
    )
  })

  test('knows parts from groups', () => {
    const index = listed([-1, 0], ['a', 'a/b'])
    expect([...index.isPart]).toEqual([1, 0])
  })

  test('throws on a node before its parent, out of depth-first order, or twice', () => {
    expect(() => listed([1, -1])).toThrow('n0 comes before its parent')
    expect(() => listed([-1, 0, 0, 1])).toThrow('n3 is not listed depth first')
    expect(() => listed([-1, -1, 0])).toThrow('n2 is not listed depth first')
    expect(() => listed([-1, -1], ['a', 'a'])).toThrow('a stands twice')
  })

  test('takes a chain of 100,000 nodes', () => {
    expect(listed(Array.from({ length: 100_000 }, (_, i) => i - 1)).end[0]).toBe(100_000)
  })
})
