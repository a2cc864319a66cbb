import { draw } from '../process/durations.ts'
import { worthOf } from '../process/worthOf.ts'
import type { Random } from '../Random.ts'
import type { Actor, Agenda } from './Agenda.ts'
import { FlowLine, loss } from './FlowLine.ts'
import type { FlowPlan, StagePlan } from './FlowPlan.ts'
import { ItemStores } from './ItemStores.ts'
import { linksOf } from './linksOf.ts'

/** What a stage is doing with its item. */
const idle = 0
const busy = 1
const holding = 2

/**
 * Material item by item, for times that are random. A stage takes what it needs, works for a time, and keeps the finished item until it
 * fits behind it (blocking after service; F. S. Hillier and R. W. Boling, Operations Research 15, 1967). A failure interrupts a cycle,
 * which goes on after it. What has no rate passes items on in no time, and a source without one always has an item.
 */
export class ItemLine extends FlowLine implements Actor {
  protected readonly isFluid = false
  readonly #stages: readonly StagePlan[]
  readonly #stores: ItemStores
  readonly #links: ReturnType<typeof linksOf>
  readonly #random: Random
  readonly #phase: Uint8Array
  /** Seconds that an interrupted cycle still takes. */
  readonly #left: Float64Array
  /** Whether the item that is held is good. */
  readonly #isGood: Uint8Array
  /** The way that was used last, and how many items each way had, for sharing. */
  readonly #turn: Int32Array
  readonly #sent: Float64Array[]
  readonly #row: number
  readonly #worth: Float64Array
  #held = 0
  #heldSeconds = 0
  #heldSince = 0
  #hasBegun = false

  constructor(plan: FlowPlan, agenda: Agenda, random: Random) {
    super(plan, agenda)
    const n = plan.stages.length
    this.#stages = plan.stages
    this.#stores = new ItemStores(plan)
    this.#links = linksOf(plan)
    this.#random = random
    this.#phase = new Uint8Array(n)
    this.#left = new Float64Array(n)
    this.#isGood = new Uint8Array(n)
    this.#turn = new Int32Array(n)
    this.#sent = plan.stages.map(({ outs }) => new Float64Array(outs.length))
    this.#worth = worthOf(plan).stages
    this.#row = agenda.size
    for (let row = 0; row < n + plan.stores.length; row++) agenda.add(this, row)
  }

  begin(): void {
    this.#hasBegun = true
    for (let stage = this.size - 1; stage >= 0; stage--) this.#wake(stage)
    for (let stage = 0; stage < this.size; stage++) this.#note(stage)
  }

  resolve(time: number): void {
    this.time = time
  }

  contentAt(store: number): number {
    return this.#stores.content[store]
  }

  contentSecondsAt(store: number, time: number): number {
    return this.#stores.contentSecondsAt(store, time)
  }

  setContent(store: number, items: number): void {
    const most = this.#stores.capacity[store]
    const level = Math.round(items < 0 ? 0 : items > most ? most : items)
    this.#stores.content[store] = level
    this.#stores.ready[store] = level
  }

  setCapacity(store: number, capacity: number): void {
    this.#stores.capacity[store] = capacity
    if (this.#hasBegun) this.#wake(this.#links.from[store])
  }

  setDelay(store: number, seconds: number): void {
    this.#stores.delay[store] = seconds
  }

  override heldAt(): number {
    return this.#held
  }

  override heldSecondsAt(time: number): number {
    return this.#heldSeconds + this.#held * (time - this.#heldSince)
  }

  override each(read: (value: number) => void): void {
    super.each(read)
    this.#stores.each(read)
    this.#phase.forEach(read)
    this.#left.forEach(read)
    read(this.heldSecondsAt(this.time))
  }

  /** A cycle ends, or an item comes to the end of a conveyor. */
  fire(code: number, time: number): void {
    this.time = time
    if (code < this.size) {
      this.#finish(code)
      return
    }
    const store = code - this.size
    this.agenda.due[this.#row + code] = this.#stores.arrive(store, time)
    this.#wake(this.#links.to[store])
  }

  protected changed(stage: number): void {
    if (!this.#hasBegun) return
    const { due } = this.agenda
    const row = this.#row + stage
    if (this.able[stage] === 0) {
      if (this.#phase[stage] === busy && due[row] < Infinity) {
        this.#left[stage] = due[row] - this.time
        due[row] = Infinity
      }
    } else if (this.#phase[stage] === busy && due[row] === Infinity) {
      due[row] = this.time + this.#left[stage]
    } else this.#wake(stage)
    this.#note(stage)
  }

  #finish(stage: number): void {
    const isGood = this.yields[stage] >= 1 || this.#random.next() < this.yields[stage]
    this.count(stage, 1, isGood ? 1 : 0)
    this.#isGood[stage] = isGood ? 1 : 0
    this.#phase[stage] = holding
    this.#wake(stage)
    this.#note(stage)
  }

  /** Lets a stage do what it can: pass on what it holds, and begin again. */
  #wake(stage: number): void {
    if (stage < 0) return
    if (this.#isEndless(stage)) {
      for (let way = this.#wayOut(stage); way >= 0; way = this.#wayOut(stage)) {
        this.count(stage, 1, 1)
        this.#put(stage, way)
      }
      return
    }
    if (this.#phase[stage] === holding && !this.#pass(stage)) return
    if (this.#phase[stage] === idle) this.#start(stage)
  }

  /** Passes on what a stage holds; whether that was possible. A rejected item goes nowhere, one at the end has left. */
  #pass(stage: number): boolean {
    const { outs } = this.#stages[stage]
    const isLeaving = outs.length === 0 || this.#isGood[stage] === 0
    const way = isLeaving ? -1 : this.#wayOut(stage)
    if (way < 0 && !isLeaving) return false
    this.#phase[stage] = idle
    this.#hold(stage, -1)
    if (way >= 0) this.#put(stage, way)
    return true
  }

  #put(stage: number, way: number): void {
    const store = this.#stages[stage].outs[way]
    this.#turn[stage] = way
    this.#sent[stage][way]++
    const arrives = this.#stores.add(store, 1, this.time)
    if (Number.isNaN(arrives)) this.#wake(this.#links.to[store])
    else this.agenda.due[this.#row + this.size + store] = arrives
    this.#note(stage)
  }

  #start(stage: number): void {
    const { isFree, ins } = this.#stages[stage]
    if (!this.#canStart(stage)) {
      // Whoever holds an item for it may pass it on only when it is asked.
      for (const store of ins) {
        const before = this.#links.from[store]
        if (this.#phase[before] === holding || this.#stages[before].isFree) this.#wake(before)
        if (this.#phase[stage] !== idle) return
      }
      this.#note(stage)
      return
    }
    this.#phase[stage] = busy
    this.#hold(stage, 1)
    this.#take(stage)
    if (isFree) {
      this.#finish(stage)
      return
    }
    this.agenda.due[this.#row + stage] = this.time + this.#cycle(stage)
    this.#note(stage)
    for (const store of ins) this.#wake(this.#links.from[store])
  }

  /** Whether a stage has all that it needs; one that passes on in no time also needs a way out, since it keeps nothing. */
  #canStart(stage: number): boolean {
    if (this.#phase[stage] !== idle || this.able[stage] === 0) return false
    const { isFree, outs } = this.#stages[stage]
    if (!this.#hasInput(stage, -1)) return false
    return !isFree || outs.length === 0 || this.#wayOut(stage) >= 0
  }

  /** Whether a stage finds what it takes, if one more item lay in the store `plus`. */
  #hasInput(stage: number, plus: number): boolean {
    const { ins, shape, shares, takes } = this.#stages[stage]
    const { ready } = this.#stores
    for (let i = 0; i < ins.length; i++) {
      const need = shape === 'join' ? shares[i] : shape === 'merge' ? 1 : takes
      const isThere = ready[ins[i]] + (ins[i] === plus ? 1 : 0) >= need - 1e-9
      if (isThere === (shape === 'merge')) return isThere
    }
    return shape !== 'merge'
  }

  #take(stage: number): void {
    const { ins, shape, shares, takes, way } = this.#stages[stage]
    const { ready } = this.#stores
    if (shape === 'merge') {
      const from = way === 'first' ? 0 : this.#turn[stage] + 1
      for (let i = 0; i < ins.length; i++) {
        const at = (from + i) % ins.length
        if (ready[ins[at]] < 1) continue
        this.#turn[stage] = at
        this.#stores.add(ins[at], -1, this.time)
        return
      }
      return
    }
    for (let i = 0; i < ins.length; i++) {
      this.#stores.add(ins[i], shape === 'join' ? -shares[i] : -takes, this.time)
    }
  }

  /** The way out for the next item; −1 when it fits nowhere. */
  #wayOut(stage: number): number {
    const { outs, way, shape, shares } = this.#stages[stage]
    if (shape !== 'split') return outs.length > 0 && this.#hasRoom(outs[0]) ? 0 : -1
    if (way === 'shares') {
      const sent = this.#sent[stage]
      let best = 0
      for (let i = 1; i < outs.length; i++) {
        if ((sent[i] + 1) * shares[best] < (sent[best] + 1) * shares[i]) best = i
      }
      return this.#hasRoom(outs[best]) ? best : -1
    }
    const from = way === 'first' ? 0 : this.#turn[stage] + 1
    for (let i = 0; i < outs.length; i++) {
      const at = (from + i) % outs.length
      if (this.#hasRoom(outs[at])) return at
    }
    return -1
  }

  /** Whether one more item fits: into the store, or right through it into a stage that waits for it. */
  #hasRoom(store: number): boolean {
    const { content, capacity, delay } = this.#stores
    if (content[store] + 1 <= capacity[store] + 1e-9) return true
    if (delay[store] > 0 || content[store] > capacity[store]) return false
    const next = this.#links.to[store]
    if (this.#phase[next] !== idle || this.able[next] === 0) return false
    if (!this.#hasInput(next, store)) return false
    const { isFree, outs } = this.#stages[next]
    return !isFree || outs.length === 0 || this.#wayOut(next) >= 0
  }

  /** Seconds of the next cycle: drawn as designed, and shorter as the set rate is higher. */
  #cycle(stage: number): number {
    const { cycle, design } = this.#stages[stage]
    const drawn = cycle === null ? 1 / design : draw(cycle.duration, cycle.plain, this.#random)
    return (drawn * design) / this.capOf(stage)
  }

  #isEndless(stage: number): boolean {
    const { isFree, ins } = this.#stages[stage]
    return isFree && ins.length === 0
  }

  #hold(stage: number, items: number): void {
    if (this.#stages[stage].ins.length === 0) return
    this.#heldSeconds = this.heldSecondsAt(this.time)
    this.#heldSince = this.time
    this.#held += items * this.#worth[stage]
  }

  /** Brings the stage's books to what it does now. */
  #note(stage: number): void {
    const isBusy = this.#phase[stage] === busy && this.able[stage] > 0
    const why = this.#phase[stage] === holding ? loss.blocked : loss.starved
    this.setRate(stage, isBusy ? this.capOf(stage) : 0, why)
  }
}
