import type { Actor, Agenda } from './Agenda.ts'
import type { DelayLine } from './DelayLine.ts'
import { FanFlow } from './FanFlow.ts'
import { FlowLine, loss } from './FlowLine.ts'
import type { FlowPlan } from './FlowPlan.ts'
import { FluidStores } from './FluidStores.ts'
import { linksOf } from './linksOf.ts'

/**
 * How often a fan tells its neighbours what has changed, in one instant. Where ways part and meet again what it tells comes back to it, and
 * may do so for ever; what is not settled then is at the next event, since there is a little room around every fan.
 */
const mostTold = 60

/**
 * Material as a fluid, event by event (the continuous flow model of S. B. Gershwin, Manufacturing Systems Engineering, 1994, ch. 3). A
 * stage works as fast as it can, but no faster than what comes into an empty store before it, or leaves a full one behind it. What
 * each could supply runs downstream through empty stores, what each could take runs upstream through full ones; both only as far as
 * something changes, so that an event costs what it touches and not the size of the plant.
 */
export class FluidLine extends FlowLine implements Actor {
  protected readonly isFluid = true
  readonly #stores: FluidStores
  /** What the stage before a store could put in, and the one behind it could take out: items a second. */
  readonly #supply: Float64Array
  readonly #demand: Float64Array
  readonly #emptyAt: Float64Array
  readonly #fullAt: Float64Array
  readonly #row: number
  readonly #links: ReturnType<typeof linksOf>
  readonly #fans: (FanFlow | null)[]
  readonly #told: Uint8Array
  /** Stages and stores that something has changed at, to be looked at before time goes on. */
  readonly #marked: number[] = []
  readonly #isMarked: Uint8Array
  readonly #dirty: number[] = []
  readonly #isDirty: Uint8Array

  constructor(plan: FlowPlan, agenda: Agenda) {
    super(plan, agenda)
    const { stages, stores } = plan
    const size = stores.length
    this.#stores = new FluidStores(stores)
    this.#links = linksOf(plan)
    this.#fans = stages.map((stage) => (stage.shape === 'series' ? null : new FanFlow(stage)))
    this.#told = new Uint8Array(stages.length)
    this.#supply = new Float64Array(size)
    this.#demand = new Float64Array(size)
    this.#emptyAt = new Float64Array(size).fill(Infinity)
    this.#fullAt = new Float64Array(size).fill(Infinity)
    this.#isMarked = new Uint8Array(stages.length)
    this.#isDirty = new Uint8Array(size)
    this.#row = agenda.size
    stores.forEach((_, store) => agenda.add(this, store))
  }

  begin(): void {
    for (let stage = 0; stage < this.size; stage++) this.#touch(stage)
    for (let store = 0; store < this.#supply.length; store++) this.#soil(store)
    this.resolve(0)
  }

  contentAt(store: number, time: number): number {
    return this.#stores.contentAt(store, time)
  }

  contentSecondsAt(store: number, time: number): number {
    return this.#stores.contentSecondsAt(store, time)
  }

  setContent(store: number, items: number): void {
    this.#stores.set(store, items)
  }

  setCapacity(store: number, capacity: number): void {
    const stores = this.#stores
    stores.settle(store, this.time)
    stores.capacity[store] = capacity
    stores.isFull[store] = stores.content[store] < capacity ? 0 : 1
    this.#touch(this.#links.from[store])
    this.#soil(store)
  }

  setDelay(store: number, seconds: number): void {
    this.#stores.delay[store] = seconds
  }

  override each(read: (value: number) => void): void {
    super.each(read)
    this.#stores.each(read)
  }

  /** A store runs empty or full, or what was put on it arrives. */
  fire(store: number, time: number): void {
    this.time = time
    const stores = this.#stores
    stores.settle(store, time)
    const line = stores.lines[store]
    if (line) this.#arrive(store, line)
    if (this.#emptyAt[store] <= time) {
      stores.empty(store)
      this.#touch(this.#links.to[store])
    }
    if (this.#fullAt[store] <= time) {
      stores.fill(store)
      this.#touch(this.#links.from[store])
    }
    this.#soil(store)
  }

  resolve(time: number): void {
    this.time = time
    if (this.#marked.length === 0 && this.#dirty.length === 0) return
    let patience = 1000 * (this.size + 8)
    while (this.#marked.length > 0 || this.#dirty.length > 0) {
      for (let stage = this.#marked.pop(); stage !== undefined; stage = this.#marked.pop()) {
        this.#isMarked[stage] = 0
        this.#flow(stage)
      }
      for (let store = this.#dirty.pop(); store !== undefined; store = this.#dirty.pop()) {
        this.#isDirty[store] = 0
        this.#look(store)
      }
      if (--patience < 0) throw new Error('FluidLine.resolve: the flow finds no balance')
    }
    this.#told.fill(0)
  }

  protected changed(stage: number): void {
    this.#touch(stage)
  }

  /** What can come out of a store for the stage behind it, and what the stage before it may put in: items a second. */
  offer(store: number): number {
    const { isEmpty, lines, arrival } = this.#stores
    if (isEmpty[store] === 0) return Infinity
    return lines[store] === null ? this.#supply[store] : arrival[store]
  }

  room(store: number): number {
    return this.#stores.isFull[store] === 0 ? Infinity : this.#demand[store]
  }

  /** The stage before a store could put in so much; the one behind it could take so much. */
  setSupply(store: number, value: number): void {
    if (isSame(value, this.#supply[store])) return
    this.#supply[store] = value
    const { isEmpty, lines } = this.#stores
    if (isEmpty[store] !== 0 && lines[store] === null) this.#touch(this.#links.to[store])
  }

  setDemand(store: number, value: number): void {
    if (isSame(value, this.#demand[store])) return
    this.#demand[store] = value
    if (this.#stores.isFull[store] !== 0) this.#touch(this.#links.from[store])
  }

  setInflow(store: number, value: number): void {
    const { inflow, arrival, lines, delay } = this.#stores
    if (value === inflow[store]) return
    this.#stores.settle(store, this.time)
    inflow[store] = value
    const line = lines[store]
    if (line) line.push(this.time + delay[store], value)
    else arrival[store] = value
    this.#soil(store)
  }

  setOutflow(store: number, value: number): void {
    const { outflow } = this.#stores
    if (value === outflow[store]) return
    this.#stores.settle(store, this.time)
    outflow[store] = value
    this.#soil(store)
  }

  /** Marks a stage and tells its neighbours what it can do now. */
  #touch(stage: number): void {
    if (this.#isMarked[stage] === 0) {
      this.#isMarked[stage] = 1
      this.#marked.push(stage)
    }
    const able = this.able[stage]
    const fan = this.#fans[stage]
    if (fan) {
      if (this.#told[stage] < mostTold) {
        this.#told[stage]++
        fan.spread(this, able)
      }
      return
    }
    const from = this.#links.ins[stage]
    const to = this.#links.outs[stage]
    if (to >= 0) {
      const comes = from < 0 ? Infinity : this.offer(from) / this.takes[stage]
      this.setSupply(to, (comes < able ? comes : able) * this.yields[stage])
    }
    if (from >= 0) {
      const goes = to < 0 ? Infinity : this.room(to) / this.yields[stage]
      this.setDemand(from, (goes < able ? goes : able) * this.takes[stage])
    }
  }

  /** Sets a stage's rate and what flows through the stores beside it. */
  #flow(stage: number): void {
    const able = this.able[stage]
    const fan = this.#fans[stage]
    if (fan) {
      const why = fan.flow(this, able)
      this.setRate(stage, fan.total, why)
      return
    }
    const from = this.#links.ins[stage]
    const to = this.#links.outs[stage]
    const comes = from < 0 ? Infinity : this.offer(from) / this.takes[stage]
    const goes = to < 0 ? Infinity : this.room(to) / this.yields[stage]
    const least = comes < goes ? comes : goes
    const rate = able < least ? able : least
    const why = comes <= goes ? loss.starved : loss.blocked
    this.setRate(stage, rate, rate < able ? why : loss.none)
    if (from >= 0) this.setOutflow(from, rate * this.takes[stage])
    if (to >= 0) this.setInflow(to, rate * this.yields[stage])
  }

  /** Whether a store stays empty or full, and when it will be next. */
  #look(store: number): void {
    const stores = this.#stores
    const capacity = stores.capacity[store]
    if (capacity === 0) return
    const line = stores.lines[store]
    const net = stores.net(store)
    const atEnd = line ? stores.netAtEnd(store) : net
    if (stores.isEmpty[store] !== 0 && atEnd > 0) {
      stores.isEmpty[store] = 0
      this.#touch(this.#links.to[store])
    }
    if (stores.isFull[store] !== 0 && net < 0) {
      stores.isFull[store] = 0
      this.#touch(this.#links.from[store])
    }
    const { time } = this
    const isEmptying = stores.isEmpty[store] === 0 && atEnd < 0
    const isFilling = stores.isFull[store] === 0 && net > 0
    this.#emptyAt[store] = isEmptying ? time - stores.ready[store] / atEnd : Infinity
    this.#fullAt[store] = isFilling ? time + (capacity - stores.content[store]) / net : Infinity
    let due = line ? line.next : Infinity
    if (this.#emptyAt[store] < due) due = this.#emptyAt[store]
    if (this.#fullAt[store] < due) due = this.#fullAt[store]
    this.agenda.due[this.#row + store] = due > time ? due : time
  }

  /** What was put on a conveyor and has come to its end by now. */
  #arrive(store: number, line: DelayLine): void {
    while (line.next <= this.time) {
      this.#stores.arrival[store] = line.shift()
      if (this.#stores.isEmpty[store] !== 0) this.#touch(this.#links.to[store])
    }
  }

  #soil(store: number): void {
    if (this.#isDirty[store] !== 0) return
    this.#isDirty[store] = 1
    this.#dirty.push(store)
  }
}

/** Whether a change is so small that it is not worth telling: it would only come round again, smaller. */
function isSame(value: number, before: number): boolean {
  const change = value - before
  return value === before || (change < 1e-12 * value && change > -1e-12 * value)
}
