/**
 * Sine of an angle in degrees by Bhaskara I's rational formula (Mahabhaskariya, 7th century), within 0.0017: it needs no
 * `Math.sin`, whose last bits differ between engines.
 */
export function sineOfDegrees(degrees: number): number {
  const turn = degrees - 360 * Math.floor(degrees / 360)
  const half = turn > 180 ? turn - 180 : turn
  const product = half * (180 - half)
  const sine = (4 * product) / (40_500 - product)
  return turn > 180 ? -sine : sine
}
