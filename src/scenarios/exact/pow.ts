import { exp } from './exp.ts'
import { ln } from './ln.ts'

/** `base`^`exponent` for a base ≥ 0, the same in every browser: products for small whole exponents, else e^(y·ln x). */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1
  if (base === 0) return exponent > 0 ? 0 : Infinity
  if (Number.isInteger(exponent) && exponent >= -16 && exponent <= 16) {
    let product = 1
    for (let i = 0; i < Math.abs(exponent); i++) product *= base
    return exponent > 0 ? product : 1 / product
  }
  return exp(exponent * ln(base))
}
