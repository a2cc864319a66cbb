/**
 * Seeded random numbers: xoshiro128** 1.1 (D. Blackman and S. Vigna, prng.di.unimi.it/xoshiro128starstar.c), its state
 * filled by splitmix32 as the authors advise. Not for secrets.
 */
export class Random {
  readonly #seed: number
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: number) {
    this.#seed = seed >>> 0
    this.#a = splitmix32(this.#seed)
    this.#b = splitmix32(this.#seed + 0x9e3779b9)
    this.#c = splitmix32(this.#seed + 0x3c6ef372)
    this.#d = splitmix32(this.#seed + 0xdaa66d2b) | 1
  }

  /** A generator of its own for a part of the model: a part more or less does not change the luck of the others. */
  fork(label: string): Random {
    let hash = 0x811c9dc5 ^ this.#seed
    for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193)
    return new Random(hash)
  }

  /** Uniform in [0, 1), 32 bits. */
  next(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = rotate(this.#d, 11)
    return result / 4294967296
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** One of `choices`, all equally likely. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[Math.floor(this.next() * choices.length)]
  }

  /** About normal, mean 0, deviation 1, never beyond ±3.5: the scaled sum of four uniform numbers (Irwin–Hall). */
  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508075688772
  }

  /** Exponential with the given mean, by comparisons alone (J. von Neumann 1951), so that no engine's `log` enters. */
  exponential(mean: number): number {
    for (let whole = 0; ; whole++) {
      const first = this.next()
      let previous = first
      let length = 1
      for (let u = this.next(); u < previous; u = this.next()) {
        previous = u
        length++
      }
      if (length % 2 === 1) return mean * (whole + first)
    }
  }
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}

function splitmix32(seed: number): number {
  let z = (seed + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}
