import type { Act } from './Act.ts'

/**
 * A simulated plant that publishes like a real one. It owns no clock: `step` advances it by simulated seconds, and
 * `publish` sends what is due at its simulated time, stamped with the caller's epoch milliseconds.
 *
 * Same seed and same calls give the same bytes in every JavaScript engine: everything that feeds back into the state
 * uses only + − × ÷ and square roots (which IEEE 754 rounds exactly), never exp, log, sin or pow, whose last bits differ.
 */
export type PlantSimulation = {
  /** What it can be told to do, by the ids of commands. */
  acts?: Readonly<Record<string, Act>>
  step(seconds: number): void
  publish(epochMs: number, send: SendMessage): void
}

/** Takes one message: its topic, its payload as text, and whether the broker is to keep it for late comers. */
export type SendMessage = (topic: string, payload: string, retain: boolean) => void
