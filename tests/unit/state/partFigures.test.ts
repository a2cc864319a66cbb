import { expect, test } from 'vitest'
import { differenceOf, orderParts, partFigures } from '#state/partFigures.ts'
import type { PartAnswer } from '#twin/process/Answer.ts'

function part(
  component: string,
  asset: string | null,
  [baseline, scenario]: [number, number],
  figure = 'Time running',
): PartAnswer {
  const isBottleneck = { baseline: component === 'filler', scenario: false }
  return { component, name: component, asset, figure, unit: '%', baseline, scenario, isBottleneck }
}

const parts = [
  part('glass', null, [900, 1000], 'Items that came'),
  part('rinser', 'rinser', [71, 74]),
  part('filler', 'filler', [93, 93]),
  part('filler-b', 'filler', [80, 70]),
  part('packer', 'packer', [60, 68]),
]

test('what most can be seen of in the picture is told first', () => {
  expect(partFigures(parts).map(({ name, digits }) => [name, digits])).toEqual([
    ['Time running', 1],
    ['Items that came', 0],
  ])
})

test('the bottleneck stands first, then what differs most', () => {
  expect(orderParts(parts.slice(1)).map(({ component }) => component)).toEqual([
    'filler',
    'filler-b',
    'packer',
    'rinser',
  ])
})

test('an asset of several components has the colour of the largest difference', () => {
  const [figure] = partFigures(parts)
  expect(differenceOf(parts, figure, 'Faster')).toMatchObject({
    values: { rinser: 3, filler: -10, packer: 8 },
    says: 'Baseline → Faster: Time running',
  })
})
