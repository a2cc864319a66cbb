import { clamp } from './clamp.ts'
import { lag } from './lag.ts'
import { ramp } from './ramp.ts'
import type { RunState } from './RunState.ts'

/** Where a machine takes items from. */
export type Infeed = {
  /** Items that have arrived at its end and can be taken. */
  readonly ready: number
  readonly capacity: number
  take(items: number): void
}

/** Where a machine puts items. */
export type Outfeed = {
  /** Items that it can still accept. */
  readonly room: number
  readonly capacity: number
  put(items: number): void
}

export type ConveyorDesign = {
  /** Metres. */
  length: number
  /** Items that fit when they stand shoulder to shoulder. */
  capacity: number
  /** Belt speed in m/s. */
  speed: number
}

/** Seconds in which the belt starts or stops. */
const rampSeconds = 1.5
/** Batches in transit that the ring holds: one a step over the slowest passage. */
const ringSize = 2048

/**
 * An accumulating conveyor: items ride with the belt until they reach the standing queue at its end, where they wait on the
 * slipping belt (the fluid queue with transport delay of J. Banks et al., Discrete-Event System Simulation, with whole
 * items). The belt stops when it is full, or long empty.
 */
export class Conveyor implements Infeed, Outfeed {
  state: RunState = 'running'
  /** Belt speed, m/s. */
  speed: number
  /** Mean speed of what stands on it, m/s: items in the queue only move as it is emptied. */
  productSpeed = 0
  /** Drive temperature above its surroundings, K; power taken, kW. */
  heat = 22
  power = 0.4
  /** All items on it. */
  count = 0
  /** Items in the queue at its end. */
  ready = 0
  readonly capacity: number
  readonly #design: ConveyorDesign
  /** Items in transit: batches by the belt's travel when they were put on, oldest first. */
  readonly #from = new Float64Array(ringSize)
  readonly #items = new Uint16Array(ringSize)
  #head = 0
  #size = 0
  /** Metres that the belt has travelled. */
  #travel = 0
  #quietSeconds = 0
  /** Items that a transfer may move although less than one fits a step. */
  #transferable = 0
  /** Whether the next conveyor waits for items: a full belt must run to hand them over. */
  #wanted = false
  #taken = 0
  #outflow = 0

  constructor(design: ConveyorDesign) {
    this.#design = design
    this.capacity = design.capacity
    this.speed = design.speed
  }

  get room(): number {
    return this.capacity - this.count
  }

  /** Share of the capacity in use, 0–1. */
  get level(): number {
    return this.count / this.capacity
  }

  take(items: number): void {
    if (items > this.ready) throw new Error('Conveyor.take: more items than are ready')
    this.ready -= items
    this.count -= items
    this.#taken += items
    this.#quietSeconds = 0
  }

  put(items: number): void {
    if (items > this.room) throw new Error('Conveyor.put: more items than there is room for')
    if (items === 0) return
    this.count += items
    this.#quietSeconds = 0
    const last = (this.#head + this.#size - 1) % ringSize
    if (this.#size > 0 && (this.#from[last] === this.#travel || this.#size === ringSize)) {
      this.#items[last] += items
      return
    }
    const at = (this.#head + this.#size++) % ringSize
    this.#from[at] = this.#travel
    this.#items[at] = items
  }

  step(dt: number): void {
    this.#quietSeconds += dt
    const standing = this.count === this.ready
    if (this.#wanted) this.state = 'running'
    else if (standing && this.level > (this.state === 'blocked' ? 0.92 : 0.985))
      this.state = 'blocked'
    else this.state = this.#quietSeconds > 12 && standing ? 'idle' : 'running'
    this.#wanted = false
    const target = this.state === 'running' ? this.#design.speed : 0
    this.speed = ramp(this.speed, target, (this.#design.speed * dt) / rampSeconds)
    this.#travel += this.speed * dt
    this.#arrive()
    this.#outflow = lag(this.#outflow, this.#taken / dt, 0.8, dt)
    this.#taken = 0
    const queueSpeed = Math.min(
      this.#design.speed,
      (this.#outflow * this.#design.length) / this.capacity,
    )
    const moving = this.count - this.ready
    const mean =
      this.count === 0 ? this.speed : (moving * this.speed + this.ready * queueSpeed) / this.count
    this.productSpeed = lag(this.productSpeed, mean, 0.4, dt)
    const drag = (this.speed / this.#design.speed) * (0.6 + 0.4 * this.level)
    this.heat = lag(this.heat, 32 * drag, 420, dt)
    this.power = lag(this.power, 0.04 + 0.55 * drag, 0.5, dt)
  }

  /** Hands items over to the next conveyor, as many as belt and room allow. */
  handOver(next: Conveyor, dt: number): void {
    if (this.ready > 0 && next.room > 0) this.#wanted = true
    const densest = this.capacity / this.#design.length
    this.#transferable = clamp(this.#transferable + this.speed * densest * dt, 0, 4)
    const items = Math.min(Math.floor(this.#transferable), this.ready, next.room)
    if (items <= 0) return
    this.#transferable -= items
    this.take(items)
    next.put(items)
  }

  #arrive(): void {
    while (this.#size > 0) {
      const queue = (this.ready / this.capacity) * this.#design.length
      const travelled = this.#travel - this.#from[this.#head]
      if (travelled < this.#design.length - queue) return
      this.ready += this.#items[this.#head]
      this.#head = (this.#head + 1) % ringSize
      this.#size--
    }
  }
}
