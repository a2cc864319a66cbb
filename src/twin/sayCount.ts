/** A whole number with thin spaces between thousands, from five digits on. */
export function sayCount(count: number): string {
  const text = String(count)
  return text.length < 5 ? text : text.replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
