import { pow } from '../exact/pow.ts'
import type { Actor } from '../flow/Agenda.ts'
import { loss, type ClockUnit } from '../flow/FlowLine.ts'
import { draw, type Duration } from '../process/durations.ts'
import type { Random } from '../Random.ts'
import type { Build } from './ComponentKind.ts'

export type LifeDesign = {
  unit: ClockUnit
  /** Rated life in seconds at design rate, and the share of parts that fail before it. */
  rated: number
  failing: number
  /** Slope β of the Weibull distribution of lives; 0 when all last as long as they are rated. */
  slope: number
  /** Power of the set rate with which it wears faster than the work alone. */
  exponent: number
  /** Of a failure: seconds until it is renewed, and its cost. */
  repair: Duration
  cost: number
}

/**
 * The life of one wearing part of a stage: it is used up by work, fails at a life drawn from a Weibull distribution, stops the stage,
 * and is renewed. Who maintains it hears of each renewal.
 */
export class Life implements Actor {
  failures = 0
  renewals = 0
  spent = 0
  readonly stage: number
  readonly #build: Build
  readonly #random: Random
  readonly #clock: number
  readonly #end: number
  readonly #listeners: (() => void)[] = []
  #design: LifeDesign
  /** Seconds at design rate that this one will last, and those that had passed when it was wound. */
  #life = 0
  #before = 0
  #consumed = 0

  constructor(build: Build, stage: number, random: Random, design: LifeDesign, used: number) {
    this.stage = stage
    this.#build = build
    this.#random = random
    this.#design = design
    const { line, agenda } = build
    this.#clock = line.addClock(stage, design.unit, this, 0, design.exponent)
    this.#end = agenda.add(this, 1)
    this.set(used)
  }

  /** Begins with a share of its rated life used up; how long it still lasts is drawn, given that it has lasted so far. */
  set(used: number): void {
    const { rated } = this.#design
    this.#before = used * rated
    this.#consumed = -used
    this.#life = this.#drawn(this.#before)
    this.#wind()
  }

  /** Share of its rated life that is used up. */
  usedAt(time: number): number {
    return this.#ageAt(time) / this.#design.rated
  }

  /** Share of the life that this very one has: what an inspection sees. */
  wornAt(time: number): number {
    return this.#life > 0 ? this.#ageAt(time) / this.#life : 1
  }

  /** Seconds of its clock until it has worn to a share of its own life. */
  secondsTo(share: number, time: number): number {
    const left = share * this.#life - this.#ageAt(time)
    return left > 0 ? left : 0
  }

  onRenew(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** A new one. */
  renew(): void {
    this.renewals++
    this.#consumed += this.usedAt(this.#build.line.time)
    this.#before = 0
    this.#life = this.#drawn(0)
    this.#wind()
    for (const listener of this.#listeners) listener()
  }

  /** Another rated life: what is left of this one is stretched. */
  retune(design: LifeDesign): void {
    const { line } = this.#build
    const ratio = design.rated / this.#design.rated
    const age = this.#ageAt(line.time)
    this.#design = design
    if (ratio === 1) return
    this.#life *= ratio
    this.#before = age * ratio
    this.#wind()
    for (const listener of this.#listeners) listener()
  }

  fire(code: number, time: number): void {
    const { line, agenda } = this.#build
    line.time = time
    if (code === 1) {
      line.release(this.stage, loss.faulted)
      this.renew()
      return
    }
    this.failures++
    this.spent += this.#design.cost
    this.#before = this.#life
    line.wind(this.#clock, Infinity)
    line.halt(this.stage, loss.faulted)
    agenda.due[this.#end] = time + draw(this.#design.repair, 'constant', this.#random)
  }

  /** How it is used up, and how its lives scatter, for who maintains it: η in seconds, β, cost of a failure. */
  get design(): { unit: ClockUnit; exponent: number; eta: number; beta: number; cost: number } {
    const { unit, exponent, cost, rated, failing, slope } = this.#design
    const eta = slope > 0 ? rated / pow(failing, 1 / slope) : rated
    return { unit, exponent, cost, eta, beta: slope }
  }

  get isFailed(): boolean {
    return this.#build.agenda.due[this.#end] < Infinity
  }

  /** Seconds at design rate that it has lasted. */
  ageAt(time: number): number {
    return this.#ageAt(time)
  }

  /** Rated lives that have been used up since the run began, in all of them together. */
  consumedAt(time: number): number {
    return this.#consumed + this.usedAt(time)
  }

  #ageAt(time: number): number {
    const left = this.#build.line.leftAt(this.#clock, time)
    return left === Infinity ? this.#before : this.#life - left
  }

  #wind(): void {
    const left = this.#life - this.#before
    this.#build.line.wind(this.#clock, left > 0 ? left : 0)
  }

  /** A life longer than an age: η·((age/η)^β + E)^(1/β) with E exponential. */
  #drawn(age: number): number {
    const { rated, failing, slope } = this.#design
    if (slope === 0) return age < rated ? rated : age
    const eta = rated / pow(failing, 1 / slope)
    return eta * pow(pow(age / eta, slope) + this.#random.exponential(1), 1 / slope)
  }
}
