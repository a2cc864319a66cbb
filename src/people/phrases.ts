/**
 * What people say with one press: in a headset nobody types, and a phrase can be shown in the language of who reads it. Its key is what
 * is sent; append only.
 */
export const phrases = {
  look: 'Look here',
  come: 'Come here',
  wait: 'Wait',
  see: 'I see it',
  yes: 'Yes',
  no: 'No',
  done: 'Done',
  help: 'I need help',
} as const

export type PhraseId = keyof typeof phrases

/** All phrases, in the order in which they are offered. */
export const phraseIds = Object.keys(phrases) as readonly PhraseId[]

export function isPhraseId(text: unknown): text is PhraseId {
  return typeof text === 'string' && Object.hasOwn(phrases, text)
}
