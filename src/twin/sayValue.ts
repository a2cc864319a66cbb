import type { Signal } from './Twin.ts'

/** A signal's value as a person reads it: digits, a thin space and the unit, or the state's word; `–` when there is none. */
export function sayValue(signal: Signal, value: number): string {
  const number = sayNumber(signal, value)
  return signal.unit === '' || signal.states || number === none
    ? number
    : `${number}\u202f${signal.unit}`
}

/** The same without its unit, for a column that shows units by themselves. */
export function sayNumber(signal: Signal, value: number): string {
  if (Number.isNaN(value)) return none
  if (signal.states) {
    for (const state of signal.states) if (state.code === value) return state.name
    return `state ${value}`
  }
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (Math.abs(value) >= 1e15) return value.toExponential(3).replace('-', '−')
  const text = value.toFixed(signal.digits)
  if (!text.startsWith('-')) return grouped(text)
  return Number(text) === 0 ? grouped(text.slice(1)) : `−${grouped(text.slice(1))}`
}

const none = '–'

/** Thin spaces between thousands, from five digits on (SI): 12 345.6. */
export function grouped(text: string): string {
  const point = text.indexOf('.')
  const end = point < 0 ? text.length : point
  if (end < 5) return text
  return text.slice(0, end).replace(/\B(?=(\d{3})+$)/g, '\u202f') + text.slice(end)
}
