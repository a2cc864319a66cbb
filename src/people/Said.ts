import { cleanText } from './cleanText.ts'
import { isPhraseId, phrases, type PhraseId } from './phrases.ts'

/** What somebody said: a text of their own, or one of the phrases. */
export type Said = { text: string } | { phrase: PhraseId }

/** Characters a line. */
export const longestLine = 500

/** Reads a message of the family `say`; null for one that says nothing, or in a way that is not known here. */
export function readSaid(message: string): Said | null {
  let made: unknown
  try {
    made = JSON.parse(message)
  } catch {
    return null
  }
  if (typeof made !== 'object' || made === null) return null
  const { text, phrase } = made as { text?: unknown; phrase?: unknown }
  if (isPhraseId(phrase)) return { phrase }
  if (typeof text !== 'string') return null
  const clean = cleanText(text, longestLine)
  return clean === '' ? null : { text: clean }
}

/** The words of what was said; a phrase in the language of this page. */
export function sayWords(said: Said): string {
  return 'text' in said ? said.text : phrases[said.phrase]
}
