import { isObject } from '#twin/isObject.ts'

/** Names that would reach into JavaScript's own objects, were they copied from one object to another. */
const refused = ['__proto__', 'constructor', 'prototype']
/** Control characters, halves of characters, and what turns the direction of writing: `cod.exe` must not look like `exe.doc`. */
const unsafe = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
/** A longer name is cut: nobody reads it, and each path below repeats it. */
const longest = 1000

/**
 * Takes out of a parsed glTF file what nobody may meet later: properties with the names of JavaScript's own, control
 * characters in names, names that are no text or too long. Changes `json`; returns what it did, as sentences. `text` is the
 * JSON that it was parsed from, which tells fast that there is nothing to look for.
 */
export function cleanGltf(json: Record<string, unknown>, text: string): string[] {
  const notes: string[] = []
  // An escape may hide a letter of such a name: \u005f is the underscore.
  const isEscaped = text.includes('\\u00') && /\\u00[4-7]/.test(text)
  if (isEscaped || refused.some((name) => text.includes(`"${name}"`))) {
    const count = removeRefused(json)
    if (count > 0) {
      const what = count === 1 ? 'A property' : `${count} properties`
      notes.push(`${what} of the model with a name of JavaScript's own was left out.`)
    }
  }
  const count = cleanNames(json)
  if (count > 0) {
    const what = count === 1 ? 'A name' : `${count} names`
    const had = count === 1 ? 'has' : 'have'
    notes.push(`${what} in the model ${had} control characters, or no end: these were replaced.`)
  }
  return notes
}

/** Goes through all values without recursion; returns how many properties it deleted. */
function removeRefused(json: object): number {
  let count = 0
  const open: unknown[] = [json]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const name of refused) {
      if (!Object.hasOwn(value, name)) continue
      Reflect.deleteProperty(value, name)
      count++
    }
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner)
    }
  }
  return count
}

function cleanNames(json: Record<string, unknown>): number {
  let count = 0
  for (const list of Object.values(json)) {
    if (!Array.isArray(list)) continue
    for (const item of list as unknown[]) {
      if (!isObject(item) || item.name === undefined) continue
      if (typeof item.name !== 'string') {
        delete item.name
        count++
        continue
      }
      const clean = cleanName(item.name)
      if (clean === item.name) continue
      item.name = clean
      count++
    }
  }
  return count
}

/** Of a name that a file gave, what may be shown: line breaks and tabs become spaces, other unsafe characters `�`. */
export function cleanName(name: string): string {
  const whole = name.length > longest ? `${name.slice(0, longest)}…` : name
  // Before the dearer test: most names are plain.
  if (/^[ -~]*$/.test(whole)) return whole
  return whole.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(unsafe, '\ufffd')
}
