import { ln2High, ln2Low } from './exp.ts'

const view = new DataView(new ArrayBuffer(8))

/**
 * Natural logarithm with + − × ÷ alone, so that every browser gets the same bits. Within 2 units of the last place: x = m·2ᵏ with m
 * between √½ and √2, ln m = 2·artanh((m − 1)/(m + 1)) as a series. −∞ at 0, NaN below.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  const isSmall = x < 2.3e-308
  view.setFloat64(0, isSmall ? x * 18_014_398_509_481_984 : x)
  const high = view.getUint32(0)
  let k = (high >>> 20) - 1023 - (isSmall ? 54 : 0)
  view.setUint32(0, (high & 0xfffff) | 0x3ff00000)
  let m = view.getFloat64(0)
  if (m > Math.SQRT2) {
    m /= 2
    k++
  }
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  for (let n = 23; n >= 3; n -= 2) sum = (sum + 1 / n) * square
  return k * ln2High + (2 * s + (2 * s * sum + k * ln2Low))
}
