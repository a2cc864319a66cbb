import { expect, test } from 'vitest'
import type { SeriesAnswer } from '#twin/process/Answer.ts'
import { orderSeries } from '#ui/whatif/orderSeries.ts'

function course(id: string, scenario: number[], limit?: number): SeriesAnswer {
  return { id, name: id, unit: '', times: [0, 1], baseline: [20, 24], scenario, limit }
}

test('a room that passes its limit comes first, then the plant, then what differs most', () => {
  const { first, rest } = orderSeries([
    course('filler.running', [20, 24]),
    course('room-2.temperature', [20, 25], 28),
    course('capper.running', [20, 40]),
    course('output', [20, 24]),
    course('room-1.temperature', [20, 29], 28),
  ])
  expect(first.map(({ id }) => id)).toEqual([
    'room-1.temperature',
    'output',
    'room-2.temperature',
    'capper.running',
  ])
  expect(rest.map(({ id }) => id)).toEqual(['filler.running'])
})
