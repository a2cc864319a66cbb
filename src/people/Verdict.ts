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
  /** Of one that lets somebody in again: the `at` of what it takes back; otherwise null. */
  since: number | null
  /** The user who decided, from the topic. */
  by: string
  /** How they who it is about were called then, and who decided. */
  name: string
  byName: string
}

const longestName = 40
/** Later than anybody's clock, with room for decisions after it. */
const furthest = 1e15

/** Reads a message of the family `mod`; null for one that decides nothing. `about` and `by` come from its topic. */
export function readVerdict(about: string, by: string, message: string): Verdict | null {
  let made: unknown
  try {
    made = JSON.parse(message)
  } catch {
    return null
  }
  if (typeof made !== 'object' || made === null) return null
  const { act, until, at, since, session, name, byName } = made as Record<string, unknown>
  const known = acts.find((each) => each === act)
  if (!known || !isTime(at)) return null
  if (until !== null && until !== undefined && !isTime(until)) return null
  return {
    about,
    isSession: session === about,
    act: known,
    until: until ?? null,
    at,
    since: known === 'free' && session !== about && isTime(since) && since < at ? since : null,
    by,
    name: typeof name === 'string' ? cleanText(name, longestName) : '',
    byName: typeof byName === 'string' ? cleanText(byName, longestName) : '',
  }
}

/**
 * What holds at `now` (epoch milliseconds), by whom it is about: of each the latest decision. Nobody takes back what was decided about themselves, and who is
 * out of the room decides nothing. Everyone finds the same, in whatever order they heard of it.
 */
export function verdictsThatHold(all: readonly Verdict[], now: number): Map<string, Verdict> {
  const latest = new Map<string, Verdict>()
  const outs: Out[] = []
  for (const verdict of [...all].sort(
    (a, b) => beginOf(a) - beginOf(b) || (a.by > b.by ? 1 : -1),
  )) {
    const { about, by, at, isSession, act, until, since } = verdict
    const isOut = outs.some(({ user, from, to }) => user === by && from < at && at <= to)
    if (isOut || (about === by && !isSession)) continue
    if (act === 'remove' && !isSession) outs.push({ user: about, from: at, to: until ?? Infinity })
    else if (since !== null) outs.push({ user: about, from: since, to: at })
    const known = latest.get(about)
    if (!known || isLater(verdict, known)) latest.set(about, verdict)
  }
  for (const [about, { act, until }] of latest) {
    if (act === 'free' || (until !== null && until <= now)) latest.delete(about)
  }
  return latest
}

/** When somebody was out of the room, epoch milliseconds. */
type Out = { user: string; from: number; to: number }

function beginOf({ since, at }: Verdict): number {
  return since ?? at
}

/** Whether one decision about a person comes after another. */
function isLater(a: Verdict, b: Verdict): boolean {
  return a.at !== b.at ? a.at > b.at : a.by > b.by
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < furthest
}
