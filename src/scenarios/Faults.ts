import type { Random } from './Random.ts'

export type FaultDesign = {
  /** Mean operating seconds between failures. */
  mtbf: number
  /** Shortest and longest repair in seconds; the mean time to repair lies halfway. */
  repair: readonly [number, number]
  /** What may fail, in a word or two; the first is the common one. */
  modes: readonly string[]
}

/**
 * Failures of one machine: time to failure is exponential in operating time (constant hazard 1/MTBF, IEC 61703), and
 * repair time is triangular between two bounds.
 */
export class Faults {
  /** The present fault, or `none`. */
  mode = 'none'
  /** Seconds until it is repaired; 0 when nothing is wrong. */
  remaining = 0
  readonly #design: FaultDesign
  readonly #random: Random
  #untilNext: number

  constructor(design: FaultDesign, random: Random) {
    this.#design = design
    this.#random = random
    this.#untilNext = random.exponential(design.mtbf)
  }

  /** One step; `operating` is whether the machine runs (it only wears while it does). */
  step(dt: number, operating: boolean): void {
    if (this.remaining > 0) {
      this.remaining -= dt
      if (this.remaining <= 0) {
        this.remaining = 0
        this.mode = 'none'
      }
      return
    }
    if (!operating) return
    this.#untilNext -= dt
    if (this.#untilNext > 0) return
    const common = this.#random.next() < 0.5
    const [shortest, longest] = this.#design.repair
    const share = (this.#random.next() + this.#random.next()) / 2
    this.fail(
      common ? this.#design.modes[0] : this.#random.pick(this.#design.modes),
      shortest + (longest - shortest) * share,
    )
  }

  /** Fails now, for so many seconds. */
  fail(mode: string, seconds: number): void {
    this.mode = mode
    this.remaining = seconds
    this.#untilNext = this.#random.exponential(this.#design.mtbf)
  }

  /** It is repaired now. */
  clear(): void {
    this.mode = 'none'
    this.remaining = 0
  }

  /** Lets no failure of its own happen within the next operating seconds. */
  postpone(seconds: number): void {
    this.#untilNext = seconds + this.#random.exponential(this.#design.mtbf)
  }
}
