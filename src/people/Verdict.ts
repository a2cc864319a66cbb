import { cleanText } from './cleanText.ts'

/** From little to much; each does what the ones before it do, too. `free` takes back what was decided. */
export const acts = ['free', 'mute', 'hide', 'remove'] as const

export type Act = (typeof acts)[number]

/** What an engineer decided about somebody, for all in the room. A message of the family `mod`. */
export type Verdict = {
  /** Their user: all their sessions, also those to come. Or one session, where several people share a user. The topic's key. */
  about: string
  isSession: boolean
  act: Act
  /** Epoch milliseconds; null: until it is taken back. */
  until: number | null
  /** Orders decisions about one person: epoch milliseconds, or one more than that of the latest known one. */
  at: number
  /** The user who decided, from the topic. */
  by: string
  /** How they who it is about were called then, and who decided. */
  name: string
  byName: string
}

const longestName = 40
/** Later than anybody's clock, with room for decisions after it. */
const latest = 1e15

/** Reads a message of the family `mod`; null for one that decides nothing. `about` and `by` come from its topic. */
export function readVerdict(about: string, by: string, message: string): Verdict | null {
  let made: unknown
  try {
    made = JSON.parse(message)
  } catch {
    return null
  }
  if (typeof made !== 'object' || made === null) return null
  const { act, until, at, session, name, byName } = made as Record<string, unknown>
  const known = acts.find((each) => each === act)
  if (!known || !isTime(at)) return null
  if (until !== null && until !== undefined && !isTime(until)) return null
  return {
    about,
    isSession: session === about,
    act: known,
    until: until ?? null,
    at,
    by,
    name: typeof name === 'string' ? cleanText(name, longestName) : '',
    byName: typeof byName === 'string' ? cleanText(byName, longestName) : '',
  }
}

/** Whether one decision about a person comes after another; everyone finds the same, whatever came first. */
export function isLater(a: Verdict, b: Verdict): boolean {
  return a.at !== b.at ? a.at > b.at : a.by > b.by
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < latest
}
