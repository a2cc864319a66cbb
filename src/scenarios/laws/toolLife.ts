import { ln } from '../exact/ln.ts'
import { pow } from '../exact/pow.ts'

/** Minutes that a cutting edge lasts at a cutting speed in m/min: V·Tⁿ = C (F. W. Taylor, On the Art of Cutting Metals, 1907). */
export function toolLife(speed: number, constant: number, exponent: number): number {
  return pow(constant / speed, 1 / exponent)
}

/** Taylor's exponent n from two trials: lives T1, T2 at speeds V1, V2. */
export function toolExponent(speed1: number, life1: number, speed2: number, life2: number): number {
  return ln(speed1 / speed2) / ln(life2 / life1)
}
