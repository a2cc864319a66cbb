/**
 * A text from outside as one line of a page: characters that move the writing, hide or end a line become dots, and more than
 * `most` characters are cut.
 */
export function plainText(text: string, most = 200): string {
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text
  return short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '·')
}
