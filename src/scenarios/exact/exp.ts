import { scale } from './scale.ts'

/** ln 2 in two parts: the first has zeros at its end, so that k·high is exact. */
export const ln2High = 0.693_147_180_369_123_816_49
export const ln2Low = 1.908_214_929_270_587_7e-10
/** 1/n! for the Taylor series, from n = 14 down to 0. */
const terms = Float64Array.from({ length: 15 }, (_, i) => {
  let factorial = 1
  for (let n = 2; n <= 14 - i; n++) factorial *= n
  return 1 / factorial
})

/**
 * eˣ with + − × ÷ alone, so that every browser gets the same bits; `Math.exp` may differ in the last one. Within 2 units of the last
 * place: x = k·ln 2 + r, Taylor series of degree 14 for |r| ≤ 0.35.
 */
export function exp(x: number): number {
  if (x > 709.78) return Infinity
  if (x < -745.13) return 0
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const r = x - k * ln2High - k * ln2Low
  let sum = terms[0]
  for (let i = 1; i < 15; i++) sum = sum * r + terms[i]
  return scale(sum, k)
}
