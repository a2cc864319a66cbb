/** Characters of what a card says of it. */
export const longestConsent = 200
const pattern = /^[+-][a-z0-9]{1,12}( [+-][a-z0-9]{1,12})*$/

/** Whether a text says who may record somebody: `+SESSION` for who may, `-SESSION` for who may not, with spaces between. */
export function isConsent(text: unknown): text is string {
  return typeof text === 'string' && text.length <= longestConsent && pattern.test(text)
}

/** What a card says to somebody (a session) who records: yes, no, or nothing yet. */
export function consentTo(text: string | undefined, session: string): 'yes' | 'no' | null {
  const said = text?.split(' ') ?? []
  if (said.includes(`+${session}`)) return 'yes'
  return said.includes(`-${session}`) ? 'no' : null
}

/** The same text with another answer to a session; the oldest answers are forgotten. */
export function withConsent(text: string | undefined, session: string, isYes: boolean): string {
  const others = (text?.split(' ') ?? []).filter((each) => each !== '' && each.slice(1) !== session)
  return [...others.slice(-7), `${isYes ? '+' : '-'}${session}`].join(' ')
}
