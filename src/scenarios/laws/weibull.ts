import { exp } from '../exact/exp.ts'
import { pow } from '../exact/pow.ts'

/** Share that reaches an age: R(t) = exp(−(t/η)^β) (W. Weibull, J. Appl. Mech. 18, 1951). */
export function survival(age: number, eta: number, beta: number): number {
  return exp(-pow(age / eta, beta))
}

/** Mean life up to an age, ∫₀ᵗ R: Simpson's rule with 200 steps, within 1e-6 of η for β ≥ 1. */
export function meanLifeTo(age: number, eta: number, beta: number): number {
  const steps = 200
  const width = age / steps
  let sum = 1 + survival(age, eta, beta)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * survival(i * width, eta, beta)
  return (sum * width) / 3
}

/** Cost a unit of time when a part is renewed at an age for `planned`, or on failure for `unplanned` (R. Barlow and L. Hunter, 1960). */
export function ageCost(
  age: number,
  eta: number,
  beta: number,
  planned: number,
  unplanned: number,
): number {
  const reached = survival(age, eta, beta)
  return (planned * reached + unplanned * (1 - reached)) / meanLifeTo(age, eta, beta)
}

/**
 * The age at which renewing a part costs least, in the unit of `eta`; Infinity when renewing before failure never pays (β ≤ 1, or a
 * failure that is not dearer). Golden section on the logarithm of the age.
 */
export function bestAge(eta: number, beta: number, planned: number, unplanned: number): number {
  if (beta <= 1 || unplanned <= planned) return Infinity
  const ratio = (Math.sqrt(5) - 1) / 2
  const costAt = (power: number): number => ageCost(eta * exp(power), eta, beta, planned, unplanned)
  let low = -9
  let high = 1.2
  for (let i = 0; i < 80; i++) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (costAt(left) < costAt(right)) high = right
    else low = left
  }
  return eta * exp((low + high) / 2)
}
