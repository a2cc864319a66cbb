/** The first sentence of an answer, which is written large, and the others. */
export function splitSentence(text: string): [string, string] {
  const first = text.match(/^.*?[.!?](?=\s+\p{Lu})/su)?.[0] ?? text
  return [first, text.slice(first.length).trim()]
}
