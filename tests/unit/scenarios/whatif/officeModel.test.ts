import { expect, test } from 'vitest'
import { OfficePlant } from '#scenarios/plants/building/OfficePlant.ts'
import { openRun, type RunWish } from '#scenarios/process/openRun.ts'
import { readProcess } from '#scenarios/process/readProcess.ts'
import type { Change } from '#twin/process/Scenario.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { readWhatIfSource } from '../../../world/readWhatIfSource.ts'

const source = readWhatIfSource('building')
const model = readProcess(source.process, source, new TwinProblems())!
const hour = 3600

test('the rooms of the process model are within a degree of the finer simulator’s on a day of its weather', () => {
  const plant = new OfficePlant(1)
  while (plant.clock.hour < 16) plant.step(2)
  // The simulator’s blinds let half as much again through.
  const glazed = model.components.filter(({ options }) => Number(options.window) > 0)
  const changes: Change[] = [
    { set: 'weather.mean', to: 17 },
    { set: 'weather.swing', to: 9 },
    ...glazed.map(({ id }) => ({ set: `${id}.window`, times: 1.5 })),
  ]
  const run = openRun(model, { seed: 1, changes })
  run.advance(16 * hour)
  const inside = new Map<string, number>()
  run.values((signal, value) => inside.set(signal, value))
  const squares = plant.rooms.map(
    ({ room, zone }) => (inside.get(`room${room.number}.temperature`)! - zone.temperature) ** 2,
  )
  expect(squares.length).toBe(96)
  expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)).toBeLessThan(
    1,
  )
})

test('no room passes its limit at night in the hot week that is asked about', () => {
  const run = openRun(model, { seed: 1 })
  let late = 0
  for (let day = 0; day < 7; day++) {
    run.advance((24 * day + 20) * hour)
    const evening = run.figures().overLimit
    run.advance((24 * day + 30) * hour)
    late += run.figures().overLimit - evening
  }
  expect(late).toBe(0)
})

test('steps of half an hour from the second week on change energy by less than 1.5 %', () => {
  const energy = (wish: Partial<RunWish>): number => {
    const run = openRun(model, { seed: 1, ...wish })
    run.advance(21 * 24 * hour)
    return run.figures().energy
  }
  expect(model.laterStep).toBe(1800)
  expect(Math.abs(energy({}) / energy({ step: model.step }) - 1)).toBeLessThan(0.015)
})
