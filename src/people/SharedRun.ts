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
  /** The date at its start (`runBegins`): what the simulated clock shows goes on from there. */
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
export type RunWord = {
  stamp: number
  /** When it was sent, epoch milliseconds by the clock of the run: who hears it at once knows that clock. */
  sent: number
  run: SharedRun | null
}

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
export function writeRunWord({ stamp, sent, run }: RunWord): string {
  return JSON.stringify({ format: runFormat, stamp, sent, run })
}

/** The speeds that are offered. */
export const runSpeeds = [1, 10, 60, 600, 3600, 10_000, 100_000] as const

/** Seconds that a scenario should take at most, unless somebody wants it otherwise. */
const patience = 240

/** The speed that a scenario of so many days begins with. */
export function firstSpeed(days: number): number {
  return runSpeeds.find((speed) => (days * 86_400) / speed <= patience) ?? fastestRun
}

/** Seconds between two instants at which all pages compare what they have computed. */
const comparePause = 2

/** The last instant up to a position at which all pages take a digest, simulated seconds since the start. */
export function comparedPosition(run: SharedRun, position: number): number {
  if (run.isPaused || position >= runLength(run)) return position
  const step = run.speed * comparePause
  return run.position + Math.floor(Math.max(0, position - run.position) / step) * step
}
