import { isObject } from '#twin/isObject.ts'

/** What a page tells the others while a run is on: the time, and what it has computed. Nobody keeps it. */
export type RunBeat = {
  /** Id of the run. */
  run: string
  /** The run's clock when this was sent, epoch milliseconds. */
  time: number
  /** Milliseconds for which the sender has had that clock. */
  held: number
  /** From the sender to the broker and back, milliseconds; the shortest of late. */
  trip: number
  /** Of the word that it plays by. */
  stamp: number
  /** Simulated seconds since the start at which the digest was taken. */
  position: number
  /** Of the whole simulated plant, 16 hex digits; empty before the first. */
  digest: string
}

export function writeRunBeat(beat: RunBeat): string {
  return JSON.stringify(beat)
}

/** Reads such a message; null when it is none. */
export function readRunBeat(text: string): RunBeat | null {
  try {
    const given: unknown = JSON.parse(text)
    if (!isObject(given)) return null
    const { run, time, held, trip, stamp, position, digest } = given
    const isRead =
      typeof run === 'string' &&
      typeof digest === 'string' &&
      /^([0-9a-f]{16})?$/.test(digest) &&
      [time, held, trip, stamp, position].every((value) => Number.isFinite(value))
    return isRead ? ({ run, time, held, trip, stamp, position, digest } as RunBeat) : null
  } catch {
    return null
  }
}
