import type { Random } from './Random.ts'

/**
 * Measurement noise with a memory: an Ornstein–Uhlenbeck process, mean 0, the given standard deviation and correlation
 * time in seconds, stepped by Euler–Maruyama (steps must be shorter than the correlation time).
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
    this.value += -k * this.value + this.#deviation * Math.sqrt(2 * k) * this.#random.normal()
    return this.value
  }
}
