import type { Scenario } from '#twin/process/Scenario.ts'

/** Version of the message; a page refuses a newer one. */
export const runFormat = 1

/** Simulated seconds a second of the clock. */
export const slowestRun = 1
export const fastestRun = 100_000

/**
 * A scenario that everyone in the room sees. Together with the process model it says all: whoever has both computes the same plant, at
 * the same time. Every change of how it is played is the whole message anew.
 */
export type SharedRun = {
  /** Of this run, from its start to its end. */
  id: string
  /** Digest of the process model that it was made for. */
  model: string
  scenario: Pick<Scenario, 'id' | 'name' | 'days' | 'changes' | 'compare'>
  /** What the plant's signals were when it began, by their ids, as far as the model reads them. */
  start: Readonly<Record<string, number>>
  seed: number
  /** Who started it, as they called themselves. */
  author: string
  /** What date and time it was at its start, epoch milliseconds: what the simulated clock shows goes on from there. */
  began: number
  /** Simulated seconds since the start, at `at`. */
  position: number
  /** Epoch milliseconds by the clock of the run (`RunClock`). */
  at: number
  /** 1 to 100,000. */
  speed: number
  isPaused: boolean
}

/** What an author's topic holds: how the run is played, or that it is over. The latest stamp (`HybridClock`) of all authors counts. */
export type RunWord = { stamp: number; run: SharedRun | null }

/** Simulated seconds that a run lasts. */
export function runLength({ scenario }: Pick<SharedRun, 'scenario'>): number {
  return scenario.days * 86_400
}

/** Simulated seconds since the start, at a time of the run's clock (epoch milliseconds). It stays at its end. */
export function runPosition(run: SharedRun, time: number): number {
  const played = run.isPaused ? 0 : (Math.max(0, time - run.at) / 1000) * run.speed
  return Math.min(runLength(run), run.position + played)
}

/** The message as text; 16 kB at most fit through a room, and `readRunWord` reads it back. */
export function writeRunWord({ stamp, run }: RunWord): string {
  return JSON.stringify({ format: runFormat, stamp, run })
}
