import { describe, expect, it } from 'vitest'
import { openRun, type Run } from '#scenarios/process/openRun.ts'
import { Stage, WalkerPaths } from '#scene/walkers/WalkerPaths.ts'
import { makeModel, makeSignal } from '../../scenarios/process/makeModel.ts'

const people = 60
const alarm = { set: 'floor.alarm', to: true, at: 100 }

/** A storey 4 m up with two rooms, a stair of 12 m, and a door so narrow that people wait before it. */
function flee(): Run {
  const rooms = [2, 11, 20, 29].map((x) => ({
    to: 'door',
    from: [0, 1, 2, 3].map((z) => [x, 4, 5 + z]),
    path: [
      [x, 4, 3],
      [0, 4, 3],
      [0, 4, 0],
    ],
  }))
  const stair = {
    to: 'door',
    path: [
      [0, 2, -6],
      [0, 0, -12],
    ],
  }
  const model = makeModel(
    [
      { id: 'door', is: 'exit', width: 0.9, writes: { out: 'out' }, onward: [[0, 0, -20]] },
      {
        id: 'floor',
        is: 'crowd',
        people,
        exits: ['door'],
        distance: 20,
        height: 4,
        writes: { people: 'people' },
        ways: rooms,
        down: [stair],
      },
    ],
    {},
    ['people', 'out'].map((id) => makeSignal(id, '')),
  )
  return openRun(model, { seed: 5, changes: [alarm] })
}

function valuesOf(run: Run): Record<string, number> {
  const values: Record<string, number> = {}
  run.values((id, value) => (values[id] = value))
  return values
}

/** Where everybody is, in text, and how many do what. */
function look(paths: WalkerPaths, time: number) {
  const stages = [0, 0, 0, 0]
  const places: string[] = []
  paths.setTime(time)
  for (let i = 0; i < paths.count; i++) {
    stages[paths.stageOf(i, time)]++
    paths.place(i, time)
    places.push([paths.x, paths.y, paths.z, paths.yaw].map((value) => value.toFixed(6)).join(' '))
  }
  return { stages, places }
}

describe('WalkerPaths', () => {
  it('is nobody before the alarm, and everybody afterwards', () => {
    const run = flee()
    run.advance(99)
    expect(run.walks().people).toEqual([])
    run.advance(100)
    expect(new WalkerPaths(run.walks()).count).toBe(people)
  })

  it('has as many on the storey and outside as the run counts, at any time', () => {
    const run = flee()
    run.advance(100)
    const paths = new WalkerPaths(run.walks())
    for (let time = 100; time < 400; time += 7) {
      run.advance(time)
      const { stages } = look(paths, time)
      const { people: staying, out } = valuesOf(run)
      expect([stages[Stage.there] + stages[Stage.walks], stages[Stage.out]]).toEqual([staying, out])
      expect(stages.reduce((sum, count) => sum + count)).toBe(people)
    }
    expect(look(paths, 400).stages[Stage.out]).toBe(people)
  })

  it('shows the same to all who look, also to who comes late or goes back', () => {
    const [early, late] = [flee(), flee()]
    early.advance(100)
    late.advance(333)
    const [one, other] = [early, late].map((run) => new WalkerPaths(run.walks()))
    look(one, 390)
    for (const time of [120, 160, 210]) expect(look(one, time)).toEqual(look(other, time))
  })

  it('goes from the rooms over the storey, down the stair and away, without a jump, and waits in turn before the door', () => {
    const run = flee()
    run.advance(100)
    const paths = new WalkerPaths(run.walks())
    const last: number[][] = []
    let [mostWaiting, closest, fastest, furthestOff] = [0, Infinity, 0, 0]
    for (let time = 100; time < 400; time += 0.5) {
      paths.setTime(time)
      const waiting: number[] = []
      for (let i = 0; i < paths.count; i++) {
        paths.place(i, time)
        const { x, y, z } = paths
        const stage = paths.stageOf(i, time)
        const height = stage === Stage.out ? 0 : stage === Stage.onWay ? Math.max(0, 4 + z / 3) : 4
        furthestOff = Math.max(furthestOff, Math.abs(y - height))
        if (stage === Stage.onWay && !paths.isWalking) waiting.push(z)
        const before = last[i] ?? [x, y, z]
        fastest = Math.max(fastest, 2 * Math.hypot(x - before[0], y - before[1], z - before[2]))
        last[i] = [x, y, z]
      }
      waiting.sort((a, b) => a - b)
      mostWaiting = Math.max(mostWaiting, waiting.length)
      for (let k = 1; k < waiting.length; k++)
        closest = Math.min(closest, waiting[k] - waiting[k - 1])
    }
    expect(furthestOff).toBeLessThan(1e-6)
    // m/s: nobody runs or jumps.
    expect(fastest).toBeLessThan(3)
    expect(closest).toBeGreaterThan(0.3)
    expect(mostWaiting).toBeGreaterThan(5)
  })
})
