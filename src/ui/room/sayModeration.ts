import type { Person } from '#people/Person.ts'
import { actWords } from '#people/sayVerdict.ts'
import { verdictOf, type Moderation } from '#state/moderation.ts'

/** What keeps somebody away from this page; empty for nothing. */
export function sayModeration(moderation: Moderation, person: Person): string {
  const verdict = verdictOf(moderation.verdicts, person)
  if (verdict) return actWords[verdict.act]
  const isMuted = moderation.silenced.has(person.id)
  const isHidden = moderation.hidden.has(person.id)
  if (!isMuted && !isHidden) return ''
  return `${isMuted ? (isHidden ? 'muted and hidden' : 'muted') : 'hidden'} for you`
}
