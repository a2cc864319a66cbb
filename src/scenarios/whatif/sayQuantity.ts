/**
 * A figure as people read it in a sentence: three or four telling digits, thin spaces between thousands, a true minus, and
 * its unit. Made by `toFixed` alone, whose digits every JavaScript engine must give alike.
 */
export function sayQuantity(value: number, unit: string, digits = 2): string {
  const number = sayTelling(value, digits)
  return unit === '' ? number : unit === '%' ? `${number}\u202f%` : `${number}\u202f${unit}`
}

/** The same without a unit. */
export function sayTelling(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size >= 1e15) return `${sayTelling(value / 1e12, 0)} × 10¹²`
  if (size >= 1e6) return `${sayTelling(value / 1e6, 2)}\u202fmillion`
  const wanted = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3
  const text = size.toFixed(Math.min(wanted, Math.max(digits, size < 1 ? 2 : 0)))
  const [whole, rest] = text.split('.')
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const kept = rest === undefined || /^0+$/.test(rest) ? '' : `.${rest.replace(/0+$/, '')}`
  const isZero = Number(text) === 0
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${kept}`
}
