import { expect, test } from 'vitest'
import { openRun } from '#scenarios/process/openRun.ts'
import { makeModel } from '../process/makeModel.ts'

const steady = { mean: 30, as: 'constant' }

test('people leave as fast as the stair lets them through, after the first has come', () => {
  const model = makeModel([
    { id: 'stair', is: 'exit', as: 'stair', width: 1.3 },
    {
      id: 'floor',
      is: 'crowd',
      people: 300,
      exits: ['stair'],
      distance: 0,
      reaction: steady,
    },
  ])
  const alarm = { set: 'floor.alarm', to: true, at: 100 }
  const run = openRun(model, { seed: 1, changes: [alarm] })
  run.advance(129)
  expect(run.figures()).toMatchObject({ 'floor.people': 300, 'stair.out': 0 })
  run.advance(2000)
  const figures = run.figures()
  expect(figures).toMatchObject({ 'floor.people': 0, 'stair.out': 300, 'stair.longest': 299 })
  // 1.01 people a second and metre of 1.3 − 0.3 m; all come 30 s after the alarm.
  expect(figures['stair.last'] * 60).toBeCloseTo(30 + 299 / 1.01, 6)
})

test('with one of two exits shut all take the other one, and without an alarm nobody goes', () => {
  const doors = ['a', 'b'].map((id) => ({ id, is: 'exit', width: 0.9 }))
  const hall = { id: 'hall', is: 'crowd', people: 100, exits: ['a', 'b'], distance: 20 }
  const model = makeModel([...doors, hall])
  const quiet = openRun(model, { seed: 1 })
  quiet.advance(3600)
  expect(quiet.figures()).toMatchObject({ 'hall.people': 100, 'a.out': 0, 'b.out': 0 })
  const alarm = { set: 'hall.alarm', to: true, at: 60 }
  const both = openRun(model, { seed: 1, changes: [alarm] })
  both.advance(3600)
  expect(both.figures()).toMatchObject({ 'a.out': 50, 'b.out': 50 })
  const one = openRun(model, { seed: 1, changes: [{ fail: 'b', at: 0, for: 3600 }, alarm] })
  one.advance(3600)
  expect(one.figures()).toMatchObject({ 'a.out': 100, 'b.out': 0 })
  expect(one.figures()['a.last']).toBeGreaterThan(both.figures()['a.last'])
})
