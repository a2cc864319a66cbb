/** What is read of a text at all, UTF-16 units: marks and signs that are taken out of it count too. */
const mostRead = 4000
/** Control characters and line ends: a space is in their place. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** What turns the direction of the text around it, or is not seen and pretends to be nothing; halves of a character. */
const unseen =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\p{Cs}|\p{Co}/gu
/** Marks over and under a letter; a language needs a few, more cover the lines above. */
const towers = /(\p{M}{4})\p{M}+/gu

/**
 * A text of somebody else as it is shown: in one line, without what is not seen and what changes its surroundings, at most so many
 * characters, a cut one with … at its end.
 */
export function cleanText(text: string, most: number): string {
  const clean = text
    .slice(0, mostRead)
    .replace(unseen, '')
    .replace(breaks, ' ')
    .replace(towers, '$1')
    .trim()
  const letters = Array.from(clean)
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : clean
}
