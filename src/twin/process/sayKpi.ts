import { grouped } from '../sayValue.ts'

type Shown = { unit: string; digits: number }

/** A figure with its unit: `24 310 bottles`, `81.25 M bottles`; `–` when there is none. */
export function sayKpi(value: number, kpi: Shown): string {
  return withUnit(sayKpiNumber(value, kpi), kpi.unit)
}

/** The same without its unit, for a column. Of large numbers fewer decimals are said than the figure has; millions are `81.25 M`. */
export function sayKpiNumber(value: number, { digits }: Shown): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞'
  const text = plain(Math.abs(value), digits)
  return value < 0 && !isNothing(text) ? `−${grouped(text)}` : grouped(text)
}

/** A difference with its sign: `+3 580 bottles`, `−0.4 %`, `±0`. Of percentages it is in points. */
export function sayDifference(value: number, kpi: Shown): string {
  return withUnit(sayDifferenceNumber(value, kpi), kpi.unit === '%' ? 'points' : kpi.unit)
}

/** The same without its unit. */
export function sayDifferenceNumber(value: number, kpi: Shown): string {
  if (!Number.isFinite(value)) return sayKpiNumber(value, kpi)
  const text = sayKpiNumber(value, kpi)
  if (isNothing(plain(Math.abs(value), kpi.digits))) return '±0'
  return value > 0 ? `+${text}` : text
}

/** How much of the baseline a difference is: `+14.7 %`; empty where the baseline is nothing or that says nothing. */
export function sayShare(difference: number, baseline: number): string {
  const share = (difference / Math.abs(baseline)) * 100
  if (!Number.isFinite(share) || Math.abs(share) > 999) return ''
  const text = Math.abs(share).toFixed(Math.abs(share) < 9.95 ? 1 : 0)
  if (Number(text) === 0) return '±0\u202f%'
  return `${share > 0 ? '+' : '−'}${text}\u202f%`
}

/** From a million on in millions, with four digits or so: nobody simulates to the last bottle. */
function plain(size: number, digits: number): string {
  if (size >= 1e15) return size.toExponential(3)
  if (size >= 1e6) return `${(size / 1e6).toFixed(size >= 1e8 ? 1 : size >= 1e7 ? 2 : 3)}\u202fM`
  return size.toFixed(size >= 10_000 ? 0 : size >= 1000 ? Math.min(1, digits) : digits)
}

function isNothing(text: string): boolean {
  return Number(text) === 0
}

function withUnit(number: string, unit: string): string {
  return unit === '' || number === '–' ? number : `${number}\u202f${unit}`
}
