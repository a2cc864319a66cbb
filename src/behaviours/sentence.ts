import { sayValue } from '#twin/sayValue.ts'
import type { Signal } from '#twin/Twin.ts'

/** What every explanation says before the first value. */
export const noValueYet = 'No value has been received yet.'

/** "Motor temperature is 84.2 °C", without a stop. */
export function sayReading(signal: Signal | undefined, value: number): string {
  return signal ? `${signal.name} is ${sayValue(signal, value)}` : 'There is no signal'
}

/** A limit from the twin file as it was written there, with the signal's unit: "80 °C". */
export function sayLimit(signal: Signal | undefined, limit: number): string {
  const state = signal?.states?.find(({ code }) => code === limit)
  if (state) return state.name
  const text = String(limit).replace('-', '−')
  return signal?.unit && !signal.states ? `${text}\u202f${signal.unit}` : text
}

/** A number of ours (an angle, a speed, a share) with at most `digits` decimals. */
export function sayShort(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)) + 0).replace('-', '−')
}
