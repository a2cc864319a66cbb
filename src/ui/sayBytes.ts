/** An amount of data, or how much of it has come: `5.2 MB`, `3.1 of 5.2 MB`. */
export function sayBytes(bytes: number, of?: number): string {
  const [divisor, unit, digits] = scaleOf(of ?? bytes)
  const said = (amount: number) => (amount / divisor).toFixed(digits)
  return of === undefined
    ? `${said(bytes)}\u202f${unit}`
    : `${said(bytes)} of ${said(of)}\u202f${unit}`
}

function scaleOf(bytes: number): [number, string, number] {
  if (bytes >= 1e9) return [1e9, 'GB', 1]
  if (bytes >= 1e6) return [1e6, 'MB', 1]
  return bytes >= 1e3 ? [1e3, 'kB', 0] : [1, 'bytes', 0]
}
