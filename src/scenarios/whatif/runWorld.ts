import type { Change } from '#twin/process/Scenario.ts'
import { openRun } from '../process/openRun.ts'
import type { ProcessModel } from '../process/ProcessModel.ts'
import { Random } from '../Random.ts'
import type { Outcome } from './Outcome.ts'

export type World = {
  /** Those of the scenario; none for the baseline. */
  changes: readonly Change[]
  days: number
  seed: number
  /** From 0 on: both worlds have the same luck in one replication, and another in each. */
  replication: number
  /** Values to start from by signal id. */
  start: Readonly<Record<string, number>>
}

/** Slices of a run: many enough that a year can be dropped within some milliseconds. */
const slices = 200

/** One run of one world from its start to its end, in slices: yields the share that is done, and ends with the outcome. */
export function* runWorld(model: ProcessModel, world: World): Generator<number, Outcome> {
  const { changes, days, start } = world
  const run = openRun(model, { start, changes, seed: seedOf(world) })
  const seconds = days * 86_400
  for (let slice = 1; slice <= slices; slice++) {
    run.advance(slice < slices ? (seconds * slice) / slices : seconds)
    yield slice / slices
  }
  const figures = run.figures()
  const parts = run.parts()
  const series = run.series()
  return {
    figures: run.kpis.map(({ id }) => figures[id]),
    parts: parts.map(({ value }) => value),
    limits: parts.map(({ isBottleneck }) => isBottleneck),
    courses: series.map(({ values }) => values),
    times: series.map(({ times }) => times),
    digest: run.digest(),
  }
}

/** The seed of a replication: the first has the one that was asked for, so that a shared run of it shows the same plant. */
function seedOf({ seed, replication }: Pick<World, 'seed' | 'replication'>): number {
  if (replication === 0) return seed
  return Math.floor(new Random(seed).fork(`replication ${replication}`).next() * 4_294_967_296)
}
