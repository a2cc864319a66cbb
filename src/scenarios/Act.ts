import type { CommandRole, CommandValue, Takes } from '#twin/Command.ts'

/**
 * Something that a simulated plant can be told to do, as its own controller holds it: what the twin file says of a command is what people see,
 * this is what happens.
 */
export type Act = {
  role: CommandRole
  takes: Takes
  /** Interlock: why it will not do this now, as a sentence; null when it will. */
  refuses?(value: CommandValue | null): string | null
  /** Begins. The value has been checked. */
  begin(value: CommandValue | null): void
  /** Whether what was begun is reached. */
  isDone(): boolean
  /** Seconds within which it is reached, or has failed. */
  within: number
}

/** Begins something that is reached at once, or when `isDone` says so. */
export function makeAct(
  takes: Takes,
  begin: Act['begin'],
  more: Partial<Omit<Act, 'takes' | 'begin'>> = {},
): Act {
  return { role: 'operator', isDone: () => true, within: 10, ...more, takes, begin }
}

export const nothing: Takes = { kind: 'nothing' }

export function number(from: number, to: number, step: number): Takes {
  return { kind: 'number', range: [from, to], step }
}

/** One of a few words. */
export function oneOf(...words: string[]): Takes {
  return { kind: 'choice', choices: words.map((word) => ({ value: word, name: word })) }
}
