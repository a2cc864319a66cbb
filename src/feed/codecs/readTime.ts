/** Units in which a source may count its time since 1970, in milliseconds. */
export const timeUnits = { s: 1000, ms: 1, us: 1e-3, ns: 1e-6 } as const

export type TimeUnit = keyof typeof timeUnits

/**
 * A source's timestamp as epoch milliseconds. A number (or text of digits) is in the given unit or, without one, in
 * seconds, milliseconds, micro- or nanoseconds by its size; other text is ISO 8601, in UTC when it names no zone. NaN for
 * anything else: a broken timestamp spoils no value.
 */
export function readTime(raw: unknown, unit?: TimeUnit): number {
  if (typeof raw === 'number') return fromNumber(raw, unit)
  if (typeof raw !== 'string' || raw.length > 40) return NaN
  const text = raw.trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text), unit)
  const iso = isoTime.exec(text)
  if (!iso) return NaN
  const [, day, time = '00:00', fraction = '', zone = 'Z'] = iso
  return Date.parse(`${day}T${time}${fraction.slice(0, 4).replace(',', '.')}${zoneOf(zone)}`)
}

/** Day, time of day, fraction of a second, zone. */
const isoTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)([.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

function zoneOf(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z'
  return zone.length === 3 ? `${zone}:00` : `${zone.slice(0, 3)}:${zone.slice(-2)}`
}

/** The latest time that a Date can hold (ECMA-262 §21.4.1.1). */
const latest = 8.64e15

function fromNumber(value: number, unit: TimeUnit | undefined): number {
  if (!Number.isFinite(value) || value < 0) return NaN
  const milliseconds = value * timeUnits[unit ?? unitOf(value)]
  return milliseconds <= latest ? milliseconds : NaN
}

/** 1e11 seconds are in the year 5138, 1e11 milliseconds in 1973; and so on. */
function unitOf(value: number): TimeUnit {
  if (value < 1e11) return 's'
  if (value < 1e14) return 'ms'
  return value < 1e17 ? 'us' : 'ns'
}
