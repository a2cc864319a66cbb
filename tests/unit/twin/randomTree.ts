import * as fc from 'fast-check'
import type { PartNode } from '#twin/PartTable.ts'

/** Parents of up to `most` nodes, depth first: each hangs on the last node or on one above that. */
export function treeOf(most: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(6), { minLength: 1, maxLength: most }).map((ups) => {
    const parents: number[] = []
    for (const up of ups) {
      let parent = parents.length - 1
      for (let i = 0; i < up && parent >= 0; i++) parent = parents[parent]
      parents.push(parent)
    }
    return parents
  })
}

/** Nodes of a tree; without `locals` all stand at the origin. */
export function nodesFrom(parents: readonly number[], locals?: readonly number[][]): PartNode[] {
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
  return parents.map((parent, i) => ({
    path: `n${i}`,
    parent,
    isPart: true,
    local: locals?.[i] ?? identity,
  }))
}
