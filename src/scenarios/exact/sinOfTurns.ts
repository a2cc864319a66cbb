const twoPi = 6.283_185_307_179_586

/** Sine of an angle in turns (1 = 360°) with + − × ÷ alone, the same bits in every browser; within 2e-16. */
export function sinOfTurns(turns: number): number {
  const whole = turns - Math.floor(turns)
  const half = whole >= 0.5 ? whole - 0.5 : whole
  const sign = whole >= 0.5 ? -1 : 1
  const quarter = half > 0.25 ? 0.5 - half : half
  const x = quarter * twoPi
  const square = x * x
  // Taylor series of degree 23: |x| ≤ π/2.
  let sum = 1
  for (let n = 23; n >= 3; n -= 2) sum = 1 - (sum * square) / (n * (n - 1))
  return sign * x * sum
}
