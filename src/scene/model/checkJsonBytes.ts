import { deepest } from '#twin/scanJson.ts'
import type { Wrong } from './Wrong.ts'

/** Bytes of JSON in one file: 500,000 nodes take about 100 MB. */
const mostText = 256e6
/** Objects and lists: what `JSON.parse` makes of them takes about 60 bytes each. */
const mostObjects = 4_000_000
/** Values in lists and objects: 8 bytes each. */
const mostValues = 24_000_000

/**
 * Looks at JSON (UTF-8) before it is parsed: how deep it is nested and how much would be made of it. One pass over the bytes,
 * 1 ns each; whether it is JSON at all is left to `JSON.parse`.
 */
export function checkJsonBytes(bytes: Uint8Array): Wrong | undefined {
  if (bytes.length > mostText) {
    const text = `The model's JSON has ${Math.round(bytes.length / 1e6)} MB; at most ${mostText / 1e6} MB are read.`
    return { text, advice: 'Save the model as one .glb file, or split it in several models.' }
  }
  let depth = 0
  let objects = 0
  let values = 0
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]
    if (sign === quote) at = endOfText(bytes, at)
    else if (sign === comma) values++
    else if ((sign | 0x20) === openBrace) {
      objects++
      if (++depth > deepest) return { text: `The model's JSON is nested deeper than ${deepest}.` }
    } else if ((sign | 0x20) === closeBrace) depth--
  }
  if (objects > mostObjects || values > mostValues) {
    const count = Math.max(objects, values).toLocaleString('en')
    const text = `The model's JSON has ${count} entries, more than can be held.`
    return { text, advice: 'Merge what does not move by itself, or split it in several models.' }
  }
  return undefined
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
/** `{` and, with its bit 0x20 set, `[`; then `}` and `]`. */
const openBrace = 0x7b
const closeBrace = 0x7d

/** Index of the closing quotation mark, or the end. Long texts (data: addresses) are skipped by the engine's own search. */
function endOfText(bytes: Uint8Array, from: number): number {
  const near = Math.min(from + 64, bytes.length)
  let at = from + 1
  for (; at < near; at++) {
    if (bytes[at] === backslash) at++
    else if (bytes[at] === quote) return at
  }
  for (;;) {
    const end = bytes.indexOf(quote, at)
    if (end < 0) return bytes.length
    let slashes = 0
    while (bytes[end - 1 - slashes] === backslash && end - 1 - slashes >= at) slashes++
    if (slashes % 2 === 0) return end
    at = end + 1
  }
}
