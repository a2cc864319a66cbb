import type { Actor } from '../flow/Agenda.ts'
import { loss } from '../flow/FlowLine.ts'
import { bestAge } from '../laws/weibull.ts'
import { draw, type Duration } from '../process/durations.ts'
import type { Build } from './ComponentKind.ts'
import type { Life } from './Life.ts'

export type UpkeepPolicy = {
  policy: 'runToFailure' | 'age' | 'condition' | 'calendar'
  /** Hours; of “age” the best when absent. */
  every?: number
  /** Share of its own life at which an inspection sees that it is worn. */
  at: number
  takes: Duration
  cost: number
}

const none = { unit: 'running', exponent: 0, eta: 0, beta: 0, cost: 0 } as const

/** Maintains one stage, or one wearing part of it: stops it in time for some time, after which the part is new. */
export class Upkeep implements Actor {
  done = 0
  spent = 0
  readonly #build: Build
  readonly #stage: number
  readonly #life: Life | null
  readonly #clock: number
  readonly #row: number
  readonly #end: number
  #policy: UpkeepPolicy
  #best: number

  constructor(build: Build, stage: number, life: Life | null, policy: UpkeepPolicy) {
    this.#build = build
    this.#stage = stage
    this.#life = life
    this.#policy = policy
    this.#best = this.#bestAge()
    const { unit, exponent } = life?.design ?? none
    this.#clock = build.line.addClock(stage, unit, this, 0, exponent)
    this.#row = build.agenda.add(this, 0)
    this.#end = build.agenda.add(this, 1)
    life?.onRenew(() => {
      if (this.#policy.policy !== 'calendar') this.#wind()
    })
    this.#wind()
  }

  retune(policy: UpkeepPolicy): void {
    this.#policy = policy
    this.#best = this.#bestAge()
    this.#wind()
  }

  fire(code: number, time: number): void {
    const { line, agenda, random } = this.#build
    line.time = time
    if (code === 1) {
      line.release(this.#stage, loss.maintained)
      this.#life?.renew()
      if (!this.#life) this.#wind()
      return
    }
    if (this.#policy.policy === 'calendar') this.#wind()
    // What is being repaired comes back as new anyway.
    if (this.#life?.isFailed || agenda.due[this.#end] < Infinity) return
    this.done++
    this.spent += this.#policy.cost
    line.halt(this.#stage, loss.maintained)
    agenda.due[this.#end] = time + draw(this.#policy.takes, 'constant', random)
  }

  /** When it is next: on the clock of the part, or of the calendar. */
  #wind(): void {
    const { line, agenda } = this.#build
    const { policy, at, every } = this.#policy
    const age = this.#life?.ageAt(line.time) ?? 0
    let left = Infinity
    agenda.due[this.#row] = Infinity
    if (policy === 'condition' && this.#life) left = this.#life.secondsTo(at, line.time)
    else if (policy === 'age') {
      const due = every === undefined ? this.#best : 3600 * every
      left = due > age ? due - age : 0
    } else if (policy === 'calendar') agenda.due[this.#row] = line.time + 3600 * (every ?? 168)
    line.wind(this.#clock, left)
  }

  /** Seconds at which renewing costs least: not worth finding more than once. */
  #bestAge(): number {
    if (this.#policy.policy !== 'age' || this.#policy.every !== undefined) return Infinity
    const { eta, beta, cost } = this.#life?.design ?? none
    return bestAge(eta, beta, this.#policy.cost, cost)
  }
}
