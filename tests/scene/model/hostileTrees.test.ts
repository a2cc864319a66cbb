import { expect, test } from 'vitest'
import { chain, saidOf, type Case, type Json } from '../../world/hostileJudge.ts'

/** Nodes that are no tree. */
const cases: Case[] = [
  [
    'a node that is its own child',
    (j) => (j.nodes[0].children = [0]),
    /node 0 stands in two places|circle/,
  ],
  [
    'a circle of two',
    (j) => (
      (j.scenes[0].nodes = []),
      (j.nodes[1].children = [2]),
      (j.nodes[2].children = [1]),
      (j.nodes[0].children = [])
    ),
    /nested in a circle/,
  ],
  ['a child twice', (j) => (j.nodes[0].children = [1, 1]), /node 1 stands in two places/],
  ['a node of two parents', (j) => (j.nodes[1].children = [2]), /node 2 stands in two places/],
  ['a root that is a child', (j) => (j.scenes[0].nodes = [0, 1]), /node 1 stands in two places/],
  ['a root twice', (j) => (j.scenes[0].nodes = [0, 0]), /node 0 stands in two places/],
  ['100,000 nodes in a row', (j) => chain(j, 100_000), /nested deeper than 1000/],
  [
    'a ring of 100,000 nodes',
    (j) => (
      chain(j, 100_000),
      (j.nodes.at(-1).children = [j.nodes.length - 100_000]),
      (j.nodes[0].children = [])
    ),
    /nested in a circle|two places/,
  ],
  [
    'long names, nested deeply',
    (j) => (chain(j, 999), j.nodes.forEach((n: Json) => (n.name = 'x'.repeat(990)))),
    /million letters/,
  ],
]

test.each(cases)('refuses %s', (_, spoil, words) => {
  expect(saidOf(spoil)).toMatch(words)
})
