import type { AnswerReading, CommandRole, CommandValue, PlantClock } from './Command.ts'

/** Where the link to the plant is to listen: its time, and its answers. */
export type DeskWatch = { clock: PlantClock; answers: readonly string[] }

/** A command that a person has just confirmed. */
export type Order = {
  /** 16 characters a–z and 0–9, never given twice. */
  id: string
  /** Id of the command. */
  command: string
  topic: string
  payload: unknown
  value: CommandValue | null
  role: CommandRole
  answer: AnswerReading
  /** Seconds. */
  expiry: number
  timeout: number
  /** When it was confirmed, epoch milliseconds by this machine's clock, right or wrong. */
  at: number
}

/**
 * What became of it. `unsent`: it never left this page. `pending`: sent. `accepted`: the plant has begun. `unknown`: no word in time;
 * the plant may have carried it out or not.
 */
export type OrderState = 'unsent' | 'pending' | 'accepted' | 'done' | 'refused' | 'unknown'

export type OrderNews = {
  id: string
  state: OrderState
  /** Why, in words; empty when there is nothing to say. */
  reason: string
  /** The plant's time, epoch milliseconds; NaN where it is not known. */
  plantTime: number
}

/** Whether nothing more is to come. An unknown outcome may still become known. */
export function isOver(state: OrderState): boolean {
  return state !== 'pending' && state !== 'accepted'
}
