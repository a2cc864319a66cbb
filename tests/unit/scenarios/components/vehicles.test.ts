import { expect, test } from 'vitest'
import { openRun } from '#scenarios/process/openRun.ts'
import { makeModel, makeSignal } from '../process/makeModel.ts'

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

test('vehicles go round their lane as often as the fleet carries loads, and the last ones stand when there are fewer', () => {
  const fleet = { count: 2, load: 600, distance: 60, speed: 1, handling: 20, charging: 0.25 }
  const lane = [
    [-10, 0],
    [10, 0],
    [10, 10],
    [-10, 10],
  ]
  const vehicle = (number: number) => ({
    id: `agv${number}`,
    is: 'vehicle',
    of: 'fleet',
    number,
    lane,
    load: [0, 0],
    unload: [0, 10],
    writes: { x: `${number}.x`, z: `${number}.z`, loaded: `${number}.loaded` },
  })
  const signals = [1, 2].flatMap((number) =>
    ['x', 'z', 'loaded'].map((port) =>
      port === 'loaded'
        ? makeSignal(`${number}.loaded`, '', ['empty', 'loaded'])
        : makeSignal(`${number}.${port}`, 'm'),
    ),
  )
  const model = makeModel(
    [
      { id: 'in', is: 'source', to: 'fleet' },
      { id: 'fleet', is: 'vehicles', ...fleet, to: 'out' },
      vehicle(1),
      vehicle(2),
      { id: 'out', is: 'sink' },
    ],
    {},
    signals,
  )
  const change = { set: 'fleet.count', to: 1, at: 1000 }
  const run = openRun(model, { seed: 1, changes: [change] })
  const round = 80 / 0.75
  const at = (time: number): Record<string, number> => {
    const values: Record<string, number> = {}
    run.advance(time)
    run.values((id, value) => (values[id] = value))
    return values
  }
  const before = at(100)
  // A round later it is there again; the other one is half a round ahead.
  const later = at(100 + round)
  for (const id of Object.keys(before)) expect(later[id]).toBeCloseTo(before[id], 6)
  expect(at(100 + 1.5 * round)['1.x']).toBeCloseTo(before['2.x'], 6)
  // On the lane, and never further than it drives in a second: also when the other is taken out of service.
  let last = at(999)
  const stands = at(1000)
  for (let time = 1000; time < 1300; time++) {
    const now = at(time)
    expect(Math.hypot(now['1.x'] - last['1.x'], now['1.z'] - last['1.z'])).toBeLessThan(1.01)
    expect([now['2.x'], now['2.z']]).toEqual([stands['2.x'], stands['2.z']])
    expect(Math.max(Math.abs(now['1.x']) - 10, Math.abs(now['1.z'] - 5) - 5)).toBeCloseTo(0, 0)
    last = now
  }
  const loads = new Set(Array.from({ length: 110 }, (_, i) => at(1300 + i)['1.loaded']))
  expect(loads).toEqual(new Set([0, 1]))
})
