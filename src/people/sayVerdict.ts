import { cleanText } from './cleanText.ts'
import { sayTime } from './sayPerson.ts'
import type { Act, Verdict } from './Verdict.ts'

/** What was decided about somebody, in words. */
export const actWords: Record<Act, string> = {
  free: 'free',
  mute: 'muted for all',
  hide: 'muted and hidden for all',
  remove: 'removed from the room',
}

/** Until when a decision holds, by the clock on the wall. */
export function sayUntil({ until }: Verdict): string {
  return until === null ? 'until it is undone' : `until ${sayTime(until)}`
}

/** What a person is told about a decision that concerns them. */
export function sayVerdict(verdict: Verdict): string {
  const by = sayBy(verdict)
  if (verdict.act === 'remove') {
    return `${by} has removed you from this room, ${sayUntil(verdict)}. You see the plant as before; the people here you do not, and they do not see you.`
  }
  const what = verdict.act === 'hide' ? 'muted and hidden you' : 'muted you'
  return `${by} has ${what} for everyone, ${sayUntil(verdict)}: what you say is not shown.`
}

/** Who decided, and whom it is about: as they were called then, or as the broker knows them. */
export function sayBy({ byName, by }: Verdict): string {
  return byName || cleanText(by, 40)
}

export function sayAbout({ name, about }: Verdict): string {
  return name || cleanText(about, 40)
}
