import type { Kpi } from '#twin/process/Answer.ts'
import type { Change } from '#twin/process/Scenario.ts'
import type { Walks } from '#twin/process/Walks.ts'
import type { ProcessModel } from './ProcessModel.ts'
import type { Series } from './Sampler.ts'
import { PlantRun } from './PlantRun.ts'

/** What a run starts from. */
export type RunWish = {
  /** Values to start from by signal id (a state as its code); the model's own where absent. */
  start?: Readonly<Record<string, number>>
  changes?: readonly Change[]
  seed: number
  /** Seconds of every step of what is computed step by step; the model's own when absent. */
  step?: number
}

/** How one component fares. */
export type RunPart = {
  component: string
  asset: string | null
  /** The figure that tells most of it, in words, and its value so far. */
  figure: string
  unit: string
  value: number
  isBottleneck: boolean
}

/**
 * One run of a process model, a pure function of model, wish and time: the same bytes in every browser, however the time is cut up. All
 * times are simulated seconds since its start.
 */
export type Run = {
  readonly seconds: number
  /** Which key figures there are. */
  readonly kpis: readonly Kpi[]
  /** Lets everything happen up to a time, which is included. */
  advance(to: number): void
  /** All key figures so far by id. */
  figures(): Record<string, number>
  /** Every signal that the model writes, with its value now (a state as its code; NaN where the signal has no such state). */
  values(write: (signal: string, value: number) => void): void
  /** Who leaves the building, where and when, as far as an alarm has sounded. */
  walks(): Walks
  parts(): RunPart[]
  /** Courses of the most telling values, not more than 240 samples each. */
  series(): Series[]
  /** Of the whole state: 16 hex digits. */
  digest(): string
}

/** Opens a run. Changes must fit the model (`checkChange`): one that does not is our mistake, and throws. */
export function openRun(model: ProcessModel, wish: RunWish): Run {
  return new PlantRun(model, wish)
}
