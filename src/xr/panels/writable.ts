/** Letters that the panels' font has: see `models/build/fonts/makeFonts.mjs`. */
const known =
  /[\n -~\u00a0-\u017f\u0218-\u021b\u0391-\u03a9\u03b1-\u03c9\u0401\u0410-\u044f\u0451\u2010\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2030\u2039\u203a\u2070\u2074-\u207b\u2080-\u2089\u20ac\u2116\u2122\u2126\u2205\u2206\u2211\u2212\u221a\u221e\u2248\u2260\u2264\u2265\u2190-\u2193\u2197\u2198\u25ca\u25cf\u25cb\u25a0\u25a1\u25b2\u25b6\u25bc\u25c0\u2713\u2717\u2009\u202f\ue000-\ue0ff]/u
const longest = 400

/** A text as panels can write it: letters that their font lacks are boxes, a long one is cut. */
export function writable(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text
  let written = ''
  for (const letter of short.normalize('NFC')) written += known.test(letter) ? letter : '□'
  return written
}
