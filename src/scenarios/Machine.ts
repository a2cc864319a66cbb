import { clamp } from './clamp.ts'
import type { Infeed, Outfeed } from './Conveyor.ts'
import { Drive, type DriveDesign } from './Drive.ts'
import { Effectiveness } from './Effectiveness.ts'
import { type FaultDesign, Faults } from './Faults.ts'
import type { Random } from './Random.ts'
import { ramp } from './ramp.ts'
import type { RunState } from './RunState.ts'

export type MachineDesign = {
  /** Full speed: revolutions (rotary) or cycles a minute. */
  speed: number
  /** Cycles a revolution: heads or pockets of a rotary machine, else 1. */
  heads: number
  /** Items finished in one cycle. */
  batch: number
  /** Infeed items that go into one finished item. */
  takes: number
  /** Share of finished items that are thrown out. */
  rejects: number
  /** Slowest controlled speed, a share of full speed; 1 for a machine that only runs or stands. */
  slowest: number
  /** Waiting infeed items at which it runs at full speed. */
  fullSpeedAt: number
  drive: DriveDesign
  faults: FaultDesign
}

const startSeconds = 4
const stopSeconds = 2
const tripSeconds = 0.8
/** A gap in the flow shorter than this is not worth a state of its own. */
const patienceSeconds = 1.5
const idleAfterSeconds = 90

/**
 * A machine of a packaging line. It takes items at the start of a cycle and passes them on at its end; its speed follows the
 * queue before it and the room behind it (the V-curve control of DIN 8782: machines away from the bottleneck are faster and
 * regulate down); it is starved without input, blocked without room, and starts again only when there is enough
 * for a while.
 */
export class Machine {
  state: RunState = 'running'
  /** Share of full speed. */
  share = 0
  /** Position in the present cycle, 0–1. */
  phase = 0
  /** Finished items of the cycle under way. */
  held = 0
  /** What a person has set: the most of its full speed, as a share; whether it is to stand. */
  limit = 1
  isStopped = false
  /** Interlock: false when something that it needs (product, air) is missing. */
  permitted = true
  readonly drive: Drive
  readonly faults: Faults
  readonly effectiveness: Effectiveness
  readonly #design: MachineDesign
  readonly #infeed: Infeed
  readonly #outfeed: Outfeed
  readonly #random: Random
  #waiting: 'none' | 'starved' | 'blocked' = 'none'
  #waitedSeconds = 0
  /** What kept the last cycle from going on. */
  #obstacle: 'none' | 'starved' | 'blocked' = 'none'
  #obstacleSeconds = 0

  constructor(
    design: MachineDesign,
    infeed: Infeed,
    outfeed: Outfeed,
    random: Random,
    before: {
      plannedSeconds: number
      runSeconds: number
      good: number
      rejects: number
      wear: number
    },
    ambient: number,
  ) {
    this.#design = design
    this.#infeed = infeed
    this.#outfeed = outfeed
    this.#random = random.fork('rejects')
    this.drive = new Drive(design.drive, random.fork('drive'), before.wear, ambient)
    this.faults = new Faults(design.faults, random.fork('faults'))
    this.effectiveness = new Effectiveness(
      (design.speed * design.heads * design.batch) / 60,
      before,
    )
  }

  /** Revolutions or cycles a minute. */
  get speed(): number {
    return this.share * this.#design.speed
  }

  /** Finished items an hour at the present speed; 0 while nothing is in the machine. */
  get rate(): number {
    return this.held === 0 ? 0 : this.share * this.effectiveness.designRate * 3600
  }

  /** Infeed items inside the machine. */
  get content(): number {
    return this.held * this.#design.takes
  }

  step(dt: number, ambient: number): void {
    this.faults.step(dt, this.state === 'running')
    if (this.drive.wear >= 1 && this.faults.remaining === 0) {
      this.faults.fail('bearing', 60)
      this.drive.renew()
    }
    this.#judge(dt)
    const target = this.state === 'running' ? this.#regulated() * this.limit : 0
    const seconds =
      target > this.share ? startSeconds : this.state === 'faulted' ? tripSeconds : stopSeconds
    this.share = ramp(this.share, target, dt / seconds)
    this.#work((this.share * this.#design.speed * this.#design.heads * dt) / 60, dt)
    this.drive.step(dt, this.share, this.held === 0 ? 0.55 : 0.88, ambient)
    this.effectiveness.step(dt, this.state === 'running')
  }

  #judge(dt: number): void {
    const { batch, takes } = this.#design
    const stoppingItems = this.effectiveness.designRate * stopSeconds * 0.5
    const stopRoom = Math.max(batch, Math.min(stoppingItems + 1, this.#outfeed.capacity * 0.35))
    if (this.#waiting === 'starved') {
      const enough = Math.max(batch * takes, this.#infeed.capacity * 0.15)
      if (this.#infeed.ready >= enough) this.#waiting = 'none'
    } else if (this.#waiting === 'blocked') {
      const enough = Math.min(
        Math.max(stopRoom + batch, this.#outfeed.capacity * 0.22),
        this.#outfeed.capacity,
      )
      if (this.#outfeed.room >= enough) this.#waiting = 'none'
    } else if (this.#outfeed.room < stopRoom && batch === 1) this.#waiting = 'blocked'
    else if (this.#obstacleSeconds > patienceSeconds) this.#waiting = this.#obstacle
    this.#waitedSeconds = this.#waiting === 'none' ? 0 : this.#waitedSeconds + dt
    if (this.faults.remaining > 0) this.state = 'faulted'
    else if (this.isStopped) this.state = 'stopped'
    else if (!this.permitted) this.state = 'idle'
    else if (this.#waiting === 'none') this.state = 'running'
    else this.state = this.#waitedSeconds > idleAfterSeconds ? 'idle' : this.#waiting
  }

  #regulated(): number {
    const { slowest, fullSpeedAt } = this.#design
    if (slowest === 1) return 1
    const bySupply = slowest + ((1 - slowest) * this.#infeed.ready) / fullSpeedAt
    const fill = 1 - this.#outfeed.room / this.#outfeed.capacity
    const byRoom = 1 - ((1 - slowest) * (fill - 0.5)) / 0.4
    return clamp(Math.min(bySupply, byRoom), slowest, 1)
  }

  #work(cycles: number, dt: number): void {
    const { batch, takes, rejects } = this.#design
    let left = cycles
    let obstacle: 'none' | 'starved' | 'blocked' = 'none'
    while (left > 0) {
      if (this.held === 0) {
        if (this.#infeed.ready < batch * takes) {
          obstacle = 'starved'
          break
        }
        this.#infeed.take(batch * takes)
        this.held = batch
        this.phase = 0
      }
      const rest = 1 - this.phase
      if (left < rest) {
        this.phase += left
        break
      }
      left -= rest
      this.phase = 1
      if (this.#outfeed.room < this.held) {
        obstacle = 'blocked'
        break
      }
      let bad = 0
      for (let i = 0; i < this.held; i++) if (this.#random.next() < rejects) bad++
      this.#outfeed.put(this.held - bad)
      this.effectiveness.good += this.held - bad
      this.effectiveness.rejects += bad
      this.held = 0
      this.phase = 0
    }
    this.#obstacleSeconds = obstacle === 'none' ? 0 : this.#obstacleSeconds + dt
    this.#obstacle = obstacle
  }
}
