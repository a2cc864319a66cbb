/**
 * A source's timestamp as epoch milliseconds: a number (or text of digits) of at least 1e11 is milliseconds, a smaller one
 * seconds; other text is ISO 8601. NaN for anything else: a broken timestamp spoils no value.
 */
export function readTime(raw: unknown): number {
  if (typeof raw === 'number') return fromNumber(raw)
  if (typeof raw !== 'string' || raw.length > 40) return NaN
  const text = raw.trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text))
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN
}

/** The latest time that a Date can hold (ECMA-262 §21.4.1.1). */
const latest = 8.64e15

function fromNumber(value: number): number {
  if (!Number.isFinite(value) || value < 0) return NaN
  const milliseconds = value >= 1e11 ? value : value * 1000
  return milliseconds <= latest ? milliseconds : NaN
}
