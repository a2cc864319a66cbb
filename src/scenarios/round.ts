const powers = [1, 10, 100, 1000, 10_000]

/** Rounds to 0–4 decimals, as an instrument would show it; never −0. */
export function round(value: number, digits: number): number {
  return Math.round(value * powers[digits]) / powers[digits] + 0
}
