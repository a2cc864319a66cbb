import { pow } from '../exact/pow.ts'
import type { Actor, Agenda } from './Agenda.ts'
import type { FlowPlan, StagePlan } from './FlowPlan.ts'
import type { StageClock } from './StageClock.ts'

/** Why a stage is not at work; 0 for none. Those from `faulted` on stop it whatever the flow would allow. */
export const loss = {
  none: 0,
  starved: 1,
  blocked: 2,
  faulted: 3,
  maintained: 4,
  setup: 5,
  idle: 6,
} as const
export type Loss = (typeof loss)[keyof typeof loss]
/** One who stops a stage; several may at once, and the first of this order is what people see. */
export type Halt = 3 | 4 | 5 | 6
const kinds = 7

/** What a clock counts: work done at design rate, time at work, or time. */
export type ClockUnit = 'cycles' | 'running' | 'calendar'

/**
 * The stages of a material flow with their books: what was made, how long each worked and why it did not, energy, and clocks that run
 * with the work. Between two events all rates are constant, so that a stage's books are brought up to date only when its own rate
 * changes; reading in between adds what has come since and changes nothing. How the rates come about is for `FluidLine` and `ItemLine`.
 */
export abstract class FlowLine {
  readonly size: number
  readonly plan: FlowPlan
  readonly agenda: Agenda
  /** Simulated seconds of the last event. */
  time = 0
  /** Finished items a second now, and what it could do: 0 while it is halted. */
  readonly rate: Float64Array
  readonly able: Float64Array
  readonly yields: Float64Array
  readonly takes: Float64Array
  readonly #cap: Float64Array
  readonly #design: Float64Array
  readonly #slowest: Float64Array
  readonly #fullPower: Float64Array
  readonly #idlePower: Float64Array
  /** Share of its time at work, and kW, as they are now. */
  readonly #share: Float64Array
  readonly #kilowatts: Float64Array
  readonly #loss: Uint8Array
  readonly #halts: Uint16Array
  readonly #since: Float64Array
  readonly #made: Float64Array
  readonly #good: Float64Array
  readonly #ran: Float64Array
  readonly #energy: Float64Array
  readonly #lost: Float64Array
  /** Items that it could have made, had nothing kept it waiting. */
  readonly #could: Float64Array
  readonly #clocksOf: number[][]
  readonly #clocks: StageClock[] = []

  constructor(plan: FlowPlan, agenda: Agenda) {
    this.plan = plan
    this.agenda = agenda
    const n = plan.stages.length
    this.size = n
    const of = (read: (stage: StagePlan) => number) => Float64Array.from(plan.stages, read)
    this.#cap = of(({ rate }) => rate)
    this.able = this.#cap.slice()
    this.#design = of(({ design }) => design)
    this.takes = of(({ takes }) => takes)
    this.yields = of((stage) => stage.yield)
    this.#slowest = of(({ slowest }) => slowest)
    this.#fullPower = of(({ power }) => power)
    this.#idlePower = of(({ idlePower }) => idlePower)
    this.rate = new Float64Array(n)
    this.#share = new Float64Array(n)
    this.#kilowatts = this.#idlePower.slice()
    this.#loss = new Uint8Array(n).fill(loss.starved)
    this.#halts = new Uint16Array(n * kinds)
    this.#since = new Float64Array(n)
    this.#made = new Float64Array(n)
    this.#good = new Float64Array(n)
    this.#ran = new Float64Array(n)
    this.#energy = new Float64Array(n)
    this.#lost = new Float64Array(n * kinds)
    this.#could = new Float64Array(n)
    this.#clocksOf = plan.stages.map(() => [])
  }

  /** Begins to flow: to be called once, when all clocks are there. */
  abstract begin(): void
  /** Lets the flow follow what has changed at this instant. */
  abstract resolve(time: number): void
  /** Items in a store. */
  abstract contentAt(store: number, time: number): number
  /** Its content summed up over time, item seconds. */
  abstract contentSecondsAt(store: number, time: number): number
  /** Items of the source inside stages, and that summed up over time: 0 where none are held. */
  heldAt(_time: number): number {
    return 0
  }

  heldSecondsAt(_time: number): number {
    return 0
  }

  /** Puts so many items into a store before the run begins; no more than it holds. */
  abstract setContent(store: number, items: number): void
  abstract setCapacity(store: number, capacity: number): void
  abstract setDelay(store: number, seconds: number): void
  /** Whether what is made follows from the rate; else it is counted item by item. */
  protected abstract readonly isFluid: boolean
  /** Something about the stage has changed that decides what it can do. */
  protected abstract changed(stage: number): void

  /** Stops a stage until as many `release`s have come. */
  halt(stage: number, why: Halt): void {
    this.settle(stage)
    this.#halts[stage * kinds + why]++
    this.#enable(stage)
  }

  release(stage: number, why: Halt): void {
    this.settle(stage)
    this.#halts[stage * kinds + why]--
    this.#enable(stage)
  }

  isHalted(stage: number): boolean {
    return this.#haltOf(stage) !== loss.none
  }

  /** Changes what a stage can do and takes; `power` in kW at this rate. */
  tune(stage: number, to: Pick<StagePlan, 'rate' | 'yield' | 'power' | 'idlePower'>): void {
    this.settle(stage)
    this.#cap[stage] = to.rate
    this.yields[stage] = to.yield
    this.#fullPower[stage] = to.power
    this.#idlePower[stage] = to.idlePower
    for (const k of this.#clocksOf[stage]) this.#pace(this.#clocks[k])
    this.#enable(stage)
  }

  /**
   * A clock that calls when the seconds are used up that it is wound to; it does not run before. With an `exponent` it runs faster
   * with the stage's set rate to that power.
   */
  addClock(stage: number, unit: ClockUnit, actor: Actor, code: number, exponent = 0): number {
    const row = this.agenda.add(actor, code)
    this.#clocksOf[stage].push(this.#clocks.length)
    const clock = { stage, unit, row, left: Infinity, speed: 0, exponent, pace: 1 }
    return this.#clocks.push(clock) - 1
  }

  /** Winds a clock to so many seconds. */
  wind(clock: number, seconds: number): void {
    const one = this.#clocks[clock]
    this.settle(one.stage)
    one.left = seconds
    this.#setClock(one)
  }

  /** Seconds that a clock has left. */
  leftAt(clock: number, time: number): number {
    const { left, speed, stage } = this.#clocks[clock]
    return left - speed * (time - this.#since[stage])
  }

  /** What keeps a stage from working (now). */
  lossOf(stage: number): Loss {
    return this.#share[stage] > 0 ? loss.none : (this.#loss[stage] as Loss)
  }

  /** Finished items, rejected ones included. */
  madeAt(stage: number, time: number): number {
    if (!this.isFluid) return this.#made[stage]
    return this.#made[stage] + this.rate[stage] * (time - this.#since[stage])
  }

  goodAt(stage: number, time: number): number {
    if (!this.isFluid) return this.#good[stage]
    return this.#good[stage] + this.rate[stage] * this.yields[stage] * (time - this.#since[stage])
  }

  /** Seconds at work. */
  ranAt(stage: number, time: number): number {
    return this.#ran[stage] + this.#share[stage] * (time - this.#since[stage])
  }

  /** Seconds that were lost for one reason. */
  lostAt(stage: number, why: Loss, time: number): number {
    const before = this.#lost[stage * kinds + why]
    if (this.#loss[stage] !== why) return before
    return before + (1 - this.#share[stage]) * (time - this.#since[stage])
  }

  /** Share of what it could have made that it did not, because it waited for others or kept pace with them. */
  slackAt(stage: number, time: number): number {
    const could = this.#could[stage] + this.able[stage] * (time - this.#since[stage])
    return could > 0 ? 1 - this.madeAt(stage, time) / could : 1
  }

  /** kWh. */
  energyAt(stage: number, time: number): number {
    const since = time - this.#since[stage]
    return (this.#energy[stage] + this.#kilowatts[stage] * since) / 3600
  }

  /** kW now. */
  powerOf(stage: number): number {
    return this.#kilowatts[stage]
  }

  protected capOf(stage: number): number {
    return this.#cap[stage]
  }

  /** Everything that decides what comes, number by number. */
  each(read: (value: number) => void): void {
    for (const list of [this.#cap, this.rate, this.yields, this.#share, this.#since, this.#made]) {
      list.forEach(read)
    }
    for (const list of [this.#good, this.#ran, this.#energy, this.#lost]) list.forEach(read)
    this.#halts.forEach(read)
    for (const { left, speed, pace } of this.#clocks) {
      read(left)
      read(speed)
      read(pace)
    }
  }

  /** Brings a stage's books up to this instant. */
  protected settle(stage: number): void {
    const seconds = this.time - this.#since[stage]
    if (seconds === 0) return
    this.#since[stage] = this.time
    if (this.isFluid) {
      const made = this.rate[stage] * seconds
      this.count(stage, made, made * this.yields[stage])
    }
    const ran = this.#share[stage] * seconds
    this.#ran[stage] += ran
    this.#lost[stage * kinds + this.#loss[stage]] += seconds - ran
    this.#energy[stage] += this.#kilowatts[stage] * seconds
    this.#could[stage] += this.able[stage] * seconds
    for (const k of this.#clocksOf[stage]) {
      const clock = this.#clocks[k]
      clock.left -= clock.speed * seconds
    }
  }

  /** The stage has finished some items. */
  protected count(stage: number, made: number, good: number): void {
    this.#made[stage] += made
    this.#good[stage] += good
  }

  /** The stage works at this rate from now on; `why` not at all or not faster. */
  protected setRate(stage: number, rate: number, why: Loss): void {
    this.settle(stage)
    this.rate[stage] = rate
    const cap = this.#cap[stage]
    const full = cap > 0 ? rate / cap : 0
    const least = this.#slowest[stage]
    this.#share[stage] = full >= least ? (rate > 0 ? 1 : 0) : full / least
    const halt = this.#haltOf(stage)
    this.#loss[stage] = halt === loss.none ? why : halt
    const idle = halt === loss.idle ? 0 : this.#idlePower[stage]
    this.#kilowatts[stage] = idle + (this.#fullPower[stage] - idle) * full
    for (const k of this.#clocksOf[stage]) this.#setClock(this.#clocks[k])
  }

  #enable(stage: number): void {
    this.able[stage] = this.isHalted(stage) ? 0 : this.#cap[stage]
    this.changed(stage)
  }

  #haltOf(stage: number): Loss {
    const halts = this.#halts
    for (let why = loss.faulted as number; why < kinds; why++) {
      if (halts[stage * kinds + why] > 0) return why as Loss
    }
    return loss.none
  }

  #pace(clock: StageClock): void {
    const { stage, exponent } = clock
    if (exponent !== 0) clock.pace = pow(this.#cap[stage] / this.#design[stage], exponent)
  }

  #setClock(clock: StageClock): void {
    const { stage, unit, pace } = clock
    if (unit === 'cycles') clock.speed = (pace * this.rate[stage]) / this.#design[stage]
    else clock.speed = unit === 'running' ? pace * this.#share[stage] : pace
    const due = clock.speed > 0 ? this.time + clock.left / clock.speed : Infinity
    this.agenda.due[clock.row] = due > this.time ? due : this.time
  }
}
