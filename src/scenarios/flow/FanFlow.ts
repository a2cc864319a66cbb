import type { FluidLine } from './FluidLine.ts'
import { loss, type Loss } from './FlowLine.ts'
import type { StagePlan } from './FlowPlan.ts'
import { shareOut } from './shareOut.ts'

/** A stage with several ways in (merge, join) or out (split) in a fluid flow: how it shares, and what it tells each neighbour. */
export class FanFlow {
  /** What goes through it in all. */
  total = 0
  readonly #isSplit: boolean
  readonly #way: StagePlan['way']
  readonly #shares: Float64Array
  /** Stores on the side with many, and the one on the other (−1 for none). */
  readonly #many: Int32Array
  readonly #one: number
  readonly #limits: Float64Array
  readonly #parts: Float64Array

  constructor({ shape, way, shares, ins, outs }: StagePlan) {
    this.#isSplit = shape === 'split'
    this.#way = shape === 'join' ? 'shares' : way
    this.#many = Int32Array.from(this.#isSplit ? outs : ins)
    this.#one = (this.#isSplit ? ins[0] : outs[0]) ?? -1
    this.#shares = Float64Array.from(shares)
    this.#limits = new Float64Array(this.#many.length)
    this.#parts = new Float64Array(this.#many.length)
  }

  /** Tells each neighbour what it could give or take, given what all the others can. */
  spread(line: FluidLine, able: number): void {
    const limits = this.#read(line)
    const one = this.#oneOf(line)
    const most = one < able ? one : able
    const all = this.#together(limits, -1)
    const total = all < able ? all : able
    if (this.#one >= 0) {
      if (this.#isSplit) line.setDemand(this.#one, total)
      else line.setSupply(this.#one, total)
    }
    for (let i = 0; i < this.#many.length; i++) {
      const value = this.#partOf(i, most)
      if (this.#isSplit) line.setSupply(this.#many[i], value)
      else line.setDemand(this.#many[i], value)
    }
  }

  /** Sets what flows on every way; returns why it is not more. */
  flow(line: FluidLine, able: number): Loss {
    const limits = this.#read(line)
    const one = this.#oneOf(line)
    const all = this.#together(limits, -1)
    const most = one < able ? one : able
    const total = all < most ? all : most
    this.total = total
    if (this.#way === 'shares') {
      for (let i = 0; i < limits.length; i++) this.#parts[i] = total * this.#shares[i]
    } else shareOut(total, limits, limits.length, this.#way, this.#parts)
    for (let i = 0; i < limits.length; i++) {
      if (this.#isSplit) line.setInflow(this.#many[i], this.#parts[i])
      else line.setOutflow(this.#many[i], this.#parts[i])
    }
    if (this.#one >= 0) {
      if (this.#isSplit) line.setOutflow(this.#one, total)
      else line.setInflow(this.#one, total)
    }
    if (total >= able && able > 0) return loss.none
    return one < all === this.#isSplit ? loss.starved : loss.blocked
  }

  #read(line: FluidLine): Float64Array {
    for (let i = 0; i < this.#many.length; i++) {
      this.#limits[i] = this.#isSplit ? line.room(this.#many[i]) : line.offer(this.#many[i])
    }
    return this.#limits
  }

  #oneOf(line: FluidLine): number {
    if (this.#one < 0) return Infinity
    return this.#isSplit ? line.offer(this.#one) : line.room(this.#one)
  }

  /** What all ways but one allow together. */
  #together(limits: Float64Array, but: number): number {
    let sum = 0
    let least = Infinity
    for (let i = 0; i < limits.length; i++) {
      if (i === but) continue
      sum += limits[i]
      const whole = limits[i] / this.#shares[i]
      if (whole < least) least = whole
    }
    return this.#way === 'shares' ? least : sum
  }

  /** What one way gets of `total` if it can take any amount. */
  #partOf(index: number, total: number): number {
    const limits = this.#limits
    if (this.#way === 'shares') {
      const rest = this.#together(limits, index)
      return this.#shares[index] * (rest < total ? rest : total)
    }
    const own = limits[index]
    limits[index] = Infinity
    shareOut(total, limits, limits.length, this.#way, this.#parts)
    limits[index] = own
    return this.#parts[index]
  }
}
