import { Quality } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Sample } from './Codec.ts'

/**
 * Reads a signal's value from what stands in a message (number, text, boolean) into a sample: text that is wholly a
 * finite number counts as that number, true and false, on and off as 1 and 0, and for a signal with states the name of a state
 * (in any case) or its code. Everything else makes the sample bad, with the reason.
 */
export function readValue(raw: unknown, states: Signal['states'], sample: Sample): void {
  if (typeof raw === 'string' && states) {
    const name = raw.trim().toLowerCase()
    for (const state of states) {
      if (state.name.toLowerCase() === name) {
        sample.value = state.code
        return
      }
    }
  }
  const value = numberFrom(raw)
  if (!Number.isFinite(value)) {
    spoil(
      sample,
      states && typeof raw === 'string' ? notAState(`“${short(raw)}”`, states) : notANumber(raw),
    )
    return
  }
  if (states && !states.some((state) => state.code === value)) {
    spoil(sample, notAState(`state ${value}`, states))
    return
  }
  sample.value = value
}

/** Makes a sample bad, with the reason. */
export function spoil(sample: Sample, reason: string): void {
  sample.value = NaN
  sample.quality = Quality.bad
  sample.bad = reason
}

/** Text at most 40 characters long, without control characters, to stand in a sentence. */
export function short(text: string): string {
  const plain = text
    .slice(0, 80)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
  return plain.length > 40 || text.length > 80 ? `${plain.slice(0, 39)}…` : plain
}

// Only the decimal notation: Number() alone would also read '', '0x10' and 'Infinity'.
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const longest = 64
/** What many senders write for a boolean. */
const switches = new Map([
  ['true', 1],
  ['false', 0],
  ['on', 1],
  ['off', 0],
])

function numberFrom(raw: unknown): number {
  if (typeof raw === 'number') return raw
  if (typeof raw === 'boolean') return raw ? 1 : 0
  if (typeof raw !== 'string') return NaN
  const text = raw.trim()
  if (text.length > longest) return NaN
  return decimal.test(text) ? Number(text) : (switches.get(text.toLowerCase()) ?? NaN)
}

function notANumber(raw: unknown): string {
  if (raw === null) return 'the message says null: its source has no value'
  if (typeof raw === 'number') return 'the value is not a finite number'
  if (typeof raw === 'string') {
    if (raw.trim() === '') return 'the text is empty'
    // 1,234 may be a thousand or a little more than one: nobody can know.
    return /^\s*[+-]?\d+,\d+\s*$/.test(raw.slice(0, longest))
      ? 'the text has a comma in its number; numbers are read with a point'
      : 'the text is not a finite number'
  }
  return `the value is ${Array.isArray(raw) ? 'a list' : 'an object'}, not a number`
}

function notAState(what: string, states: NonNullable<Signal['states']>): string {
  const names = states.slice(0, 12).map((state) => state.name)
  if (states.length > names.length) names.push('…')
  return `${what} is not one of ${names.join(', ')}`
}
