import { exp } from './exact/exp.ts'
import type { Random } from './Random.ts'

/** Share of the correlation time from which on a step is long. */
const long = 0.25

/**
 * Measurement noise with a memory: an Ornstein–Uhlenbeck process, mean 0, the given standard deviation and correlation
 * time in seconds. Short steps are taken by Euler–Maruyama, long ones exactly (D. T. Gillespie, Phys. Rev. E 54, 1996, 2084).
 */
export class Noise {
  value = 0
  readonly #random: Random
  readonly #deviation: number
  readonly #seconds: number

  constructor(random: Random, deviation: number, seconds: number) {
    this.#random = random
    this.#deviation = deviation
    this.#seconds = seconds
    this.value = deviation * random.normal()
  }

  step(dt: number): number {
    const k = dt / this.#seconds
    const kept = k < long ? 1 - k : exp(-k)
    const spread = k < long ? Math.sqrt(2 * k) : Math.sqrt(1 - kept * kept)
    this.value = kept * this.value + this.#deviation * spread * this.#random.normal()
    return this.value
  }
}
