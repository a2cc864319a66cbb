import type { RunBegins } from '#people/runBegins.ts'
import type { Change } from '#twin/process/Scenario.ts'
import type { Kpi } from '#twin/process/Answer.ts'
import type { Problem } from '#twin/Problem.ts'
import type { Walks } from '#twin/process/Walks.ts'
import type { Asset, Signal } from '#twin/Twin.ts'

/** What a run begins with; with the process model it says all. */
export type RunWish = {
  /** Values of signals, by their ids. */
  start: Readonly<Record<string, number>>
  changes: readonly Change[]
  seed: number
}

/** A process model that was read: its digest, the signals that a run begins with, and at which hour of which day one does. */
export type RunModel = { digest: string; reads: readonly string[]; begins: RunBegins }

export type ToRunner =
  | {
      kind: 'model'
      /** `Twin.process`, and what it may name. */
      process: unknown
      signals: readonly Signal[]
      assets: readonly Asset[]
      /** The twin file, for the lines of what is wrong. */
      text: string
    }
  /** Begins a run; the one before is forgotten. */
  | { kind: 'open'; run: number; wish: RunWish }
  /**
   * Computes as far as `to`, simulated seconds, and on the way the digest at `compare`; an earlier instant than before is computed from
   * the start. `figures`: tell them too. `ghosts`: also what the baseline's signals are. `buffer`: comes back from the last state.
   */
  | {
      kind: 'go'
      run: number
      /** Comes back with what is computed: of the word by which it is wanted. */
      stamp: number
      to: number
      compare: number
      figures: boolean
      ghosts: boolean
      buffer: ArrayBuffer | null
    }

/** How far a run has come. */
export type RunStep = {
  run: number
  /** Of the wish that it answers. */
  stamp: number
  /** Simulated seconds since the start. */
  seconds: number
  /** It is as far as was wanted. */
  isThere: boolean
  /** A digest of the whole state and its instant, when one was passed. */
  compared: { position: number; digest: string } | null
  figures: Record<string, number> | null
  /** The same of the plant without the scenario's changes, at the same instant and with the same luck; null when there are none. */
  baseline: Record<string, number> | null
  /** Who leaves the building: told once when it changes; undefined while it is as before. */
  walks?: Walks
  /** Float64 values of the written signals, in the order of their slots; with `hasGhosts` as many follow of the plant without the scenario's changes. */
  buffer: ArrayBuffer
  count: number
  hasGhosts: boolean
}

export type FromRunner =
  /** `problems` holds why, when the model is null. */
  | { kind: 'model'; model: RunModel | null; problems: Problem[] }
  /** `slots`: the signals that it writes. */
  | { kind: 'opened'; run: number; slots: number[]; kpis: Kpi[] }
  | { kind: 'step'; step: RunStep }
  /** The run cannot go on: in words. */
  | { kind: 'failed'; run: number; reason: string }
