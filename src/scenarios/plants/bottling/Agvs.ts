import { LanePath, type LanePlace, stoppingSpeed } from '../../LanePath.ts'
import type { Pallet } from './Pallet.ts'
import { clamp } from '../../clamp.ts'
import type { Random } from '../../Random.ts'
import { ramp } from '../../ramp.ts'
import type { RunState } from '../../RunState.ts'

/** Centre line of the lane, metres on the hall's floor, in driving order. */
const corners = [
  [-17, 7.6],
  [11, 7.6],
  [11, 10.2],
  [-17, 10.2],
] as const
const cornerRadius = 1.1
const lane = new LanePath(corners, cornerRadius)

const pickUp = lane.nearest(-12, 7.6)
const dock = lane.nearest(-17, 8.9)
/** m/s and m/s², as ISO 3691-4 vehicles with a pallet drive among people. */
const fullSpeed = 1.4
const cornerSpeed = 0.6
const acceleration = 0.45
const deceleration = 0.55
/** Metres between centres along the lane that a follower keeps. */
const headway = 4
const handlingSeconds = 9
const patienceSeconds = 22

type Task = 'to pick-up' | 'waiting' | 'loading' | 'to dock' | 'unloading'

/** One automated guided vehicle. */
export class Agv {
  state: RunState = 'running'
  task: Task
  /** m/s. */
  speed = 0
  /** %. */
  battery: number
  loaded: boolean
  readonly place: LanePlace = { x: 0, z: 0, heading: 0 }
  /** Metres along the lane. */
  distance: number
  #taskSeconds = 0

  constructor(distance: number, task: Task, battery: number) {
    this.distance = lane.wrap(distance)
    this.task = task
    this.loaded = task === 'to dock'
    this.battery = battery
    lane.at(this.distance, this.place)
  }

  step(dt: number, gap: number, pallet: Pallet): void {
    this.#taskSeconds += dt
    if (this.task === 'waiting') this.#wait(pallet)
    else if (this.task === 'loading' || this.task === 'unloading') this.#handle()
    else this.#drive(dt, gap)
    const charging = this.task === 'unloading' || this.task === 'waiting'
    const rate = charging
      ? 0.0012 * (100 - this.battery)
      : -0.004 - 0.014 * (this.speed / fullSpeed)
    this.battery = clamp(this.battery + rate * dt, 5, 100)
  }

  #drive(dt: number, gap: number): void {
    const station = this.task === 'to dock' && this.loaded ? dock : pickUp
    const toStation = lane.wrap(station - this.distance)
    const toCorner = lane.toCorner(this.distance)
    const byCorner =
      toCorner === 0
        ? cornerSpeed
        : Math.sqrt(cornerSpeed * cornerSpeed + 2 * deceleration * toCorner)
    const byStation = stoppingSpeed(toStation - 0.01, deceleration)
    const byGap = stoppingSpeed(gap - headway, deceleration)
    const limit = Math.min(fullSpeed, byCorner, Math.max(byStation, 0.05), byGap)
    this.speed = limit < this.speed ? limit : ramp(this.speed, limit, acceleration * dt)
    const way = this.speed * dt
    this.state = this.speed > 0.01 ? 'running' : 'blocked'
    if (toStation - way < 0.005) this.#arrive(station)
    else this.distance = lane.wrap(this.distance + way)
    lane.at(this.distance, this.place)
  }

  #arrive(station: number): void {
    this.distance = station
    this.speed = 0
    this.state = 'idle'
    this.#begin(station === dock ? 'unloading' : 'waiting')
  }

  #wait(pallet: Pallet): void {
    if (pallet.waiting > 0) {
      pallet.waiting--
      this.#begin('loading')
    } else if (this.#taskSeconds > patienceSeconds) this.#leave('to pick-up')
  }

  #handle(): void {
    if (this.#taskSeconds < handlingSeconds) return
    this.loaded = this.task === 'loading'
    this.#leave(this.loaded ? 'to dock' : 'to pick-up')
  }

  /** Drives off; a vehicle that stands at its station must not arrive there again at once. */
  #leave(task: Task): void {
    this.distance = lane.wrap(this.distance + 0.02)
    this.#begin(task)
  }

  #begin(task: Task): void {
    this.task = task
    this.#taskSeconds = 0
  }
}

/** The two vehicles on their lane; each keeps its distance from the one ahead. */
export class Agvs {
  readonly vehicles: readonly [Agv, Agv]

  constructor(random: Random) {
    const start = pickUp + random.between(4, 8)
    const second = start + lane.length * random.between(0.42, 0.5)
    this.vehicles = [new Agv(start, 'to dock', 81), new Agv(second, 'to pick-up', 67)]
  }

  step(dt: number, pallet: Pallet): void {
    const [first, second] = this.vehicles
    first.step(dt, lane.wrap(second.distance - first.distance), pallet)
    second.step(dt, lane.wrap(first.distance - second.distance), pallet)
  }

  /** Metres from a point on the floor to the nearest vehicle. */
  distanceTo(x: number, z: number): number {
    let least = Infinity
    for (const { place } of this.vehicles) {
      least = Math.min(
        least,
        Math.sqrt((place.x - x) * (place.x - x) + (place.z - z) * (place.z - z)),
      )
    }
    return least
  }
}
