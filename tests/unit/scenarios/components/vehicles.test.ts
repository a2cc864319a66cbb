import { expect, test } from 'vitest'
import { openRun } from '#scenarios/process/openRun.ts'
import { makeModel } from '../process/makeModel.ts'

test('a fleet carries its loads in the time of a round trip, less what it stands at the charger', () => {
  const fleet = { count: 2, load: 600, distance: 60, speed: 1, handling: 20, charging: 0.25 }
  const model = makeModel([
    { id: 'in', is: 'source', to: 'fleet' },
    { id: 'fleet', is: 'vehicles', ...fleet, to: 'out' },
    { id: 'out', is: 'sink' },
  ])
  const change = { set: 'fleet.count', to: 1, at: 3600, until: 7200 }
  const run = openRun(model, { seed: 1, changes: [change] })
  run.advance(3600)
  const hour = (2 * 600 * 0.75 * 3600) / 80
  expect(run.figures().output).toBeCloseTo(hour, 6)
  run.advance(10_800)
  expect(run.figures().output).toBeCloseTo(2.5 * hour, 6)
})
