/** A length in metres as a person reads it off a tape: `2.450 m`, `38.20 m`, `450 mm`. */
export function sayLength(metres: number): string {
  if (metres < 1) return `${Math.round(metres * 1000)} mm`
  return `${metres.toFixed(metres < 10 ? 3 : 2)} m`
}

/** Its parts: along the level, and how much higher (+) or lower (−) the end is. */
export function sayParts(level: number, rise: number): string {
  const sign = Math.abs(rise) < 0.0005 ? '' : rise > 0 ? '+' : '−'
  return `↔ ${sayLength(level)}  ↕ ${sign}${sayLength(Math.abs(rise))}`
}
