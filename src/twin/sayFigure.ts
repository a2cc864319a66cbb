/** A number of a scale: with the digits of its signal, thin spaces between thousands, and a true minus. */
export function sayFigure(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–'
  const few = Math.abs(value) >= 1000 ? Math.min(1, digits) : digits
  const text = value.toLocaleString('en', {
    maximumFractionDigits: Math.max(few, Math.abs(value) < 10 && value % 1 !== 0 ? 2 : 0),
    useGrouping: Math.abs(value) >= 10_000,
  })
  return text.replaceAll(',', '\u202f').replace('-', '−')
}
