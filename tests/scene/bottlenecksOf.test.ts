import { expect, test } from 'vitest'
import { bottlenecksOf } from '#scene/whatif/bottlenecksOf.ts'
import type { PartAnswer } from '#twin/process/Answer.ts'

const part = (component: string, asset: string | null, baseline: boolean, scenario: boolean) =>
  ({ component, asset, isBottleneck: { baseline, scenario } }) as PartAnswer

test('an asset is marked once, for both worlds when it limits both, and what is in no model is not', () => {
  const parts = [
    part('filler-a', 'filler', true, false),
    part('filler-b', 'filler', false, true),
    part('capper', 'capper', false, true),
    part('packer', 'packer', true, false),
    part('market', null, true, true),
    part('rinser', 'rinser', false, false),
  ]
  expect(bottlenecksOf(parts)).toEqual([
    { asset: 'filler', kind: 'both' },
    { asset: 'capper', kind: 'scenario' },
    { asset: 'packer', kind: 'baseline' },
  ])
})
