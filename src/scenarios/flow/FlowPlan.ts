import type { Duration, DurationKind } from '../process/durations.ts'

/**
 * A material flow as stages (what works on items) and stores (where items wait) in turn: between two stages is always one store, one
 * without room where they stand face to face.
 */
export type FlowPlan = { stages: StagePlan[]; stores: StorePlan[] }

export type StagePlan = {
  /** `series` has one way in and out; `split` and `merge` share by order (`first`), evenly (`even`) or by `shares`; `join` takes from all. */
  shape: 'series' | 'split' | 'merge' | 'join'
  way: 'first' | 'even' | 'shares'
  /** Of the ways out of a split: their parts of the whole; of the ways into a join: items that go into one. */
  shares: number[]
  /** Finished items a second at most, and as designed (for what counts cycles). */
  rate: number
  design: number
  /** Nothing limits it: items that are followed one by one pass in no time. */
  isFree: boolean
  /** Seconds of one cycle when they are not just 1/rate; a bare number spreads as `plain` says. */
  cycle: { duration: Duration; plain: DurationKind } | null
  /** Items that go into a finished one; share of the finished that are good. */
  takes: number
  yield: number
  /** Least share of its rate at which it works before it stands now and then. */
  slowest: number
  /** kW at full rate and while it stands ready. */
  power: number
  idlePower: number
  /** Indices of stores. */
  ins: number[]
  outs: number[]
}

export type StorePlan = {
  /** Items; may be Infinity. */
  capacity: number
  level: number
  /** Seconds from its beginning to its end. */
  delay: number
  /** It stands for no place, but leads to or from a split or a merge: a fluid needs room for one item there. */
  isLane?: boolean
}
