import { clamp } from './clamp.ts'
import type { Random } from './Random.ts'
import { ramp } from './ramp.ts'

export type LiftState = 'idle' | 'up' | 'down' | 'doors' | 'out of service'

/** m/s, m/s², and seconds that the doors need and wait. */
const speed = 1.6
const acceleration = 0.8
const doorSeconds = 2.2
const dwellSeconds = 3.5
const capacity = 13

/**
 * A lift under collective control: it serves all calls in its direction before it turns (G. Barney, Elevator Traffic Handbook,
 * ch. 9). It moves at constant acceleration and braking, and people take longer to step in the more they are.
 */
export class Lift {
  state: LiftState = 'idle'
  /** Metres above the lowest landing, m/s. */
  position: number
  velocity = 0
  /** 0 shut, 1 open. */
  door = 0
  /** Landing it stands at or passed last. */
  landing: number
  /** People in the car. */
  load = 0
  trips = 0
  /** kW. */
  power = 0.3
  readonly #levels: readonly number[]
  readonly #random: Random
  /** Landings where it is to stop. */
  readonly #calls: boolean[]
  #direction: 1 | -1 = 1
  #target = -1
  #dwell = 0

  constructor(levels: readonly number[], landing: number, random: Random) {
    this.#levels = levels
    this.#random = random
    this.landing = landing
    this.position = levels[landing]
    this.#calls = levels.map(() => false)
  }

  get loadShare(): number {
    return this.load / capacity
  }

  get isFree(): boolean {
    return this.state === 'idle' && this.#target < 0
  }

  call(landing: number): void {
    this.#calls[landing] = true
  }

  /** One step of real seconds; `works` is false while it is out of service. */
  step(dt: number, works: boolean): void {
    if (!works) {
      this.state = 'out of service'
      this.velocity = ramp(this.velocity, 0, 1.2 * dt)
      this.position += this.velocity * dt
      this.power = 0.2
      return
    }
    if (this.#dwell > 0) this.#stand(dt)
    else if (this.#target < 0) this.#choose()
    if (this.#target >= 0 && this.#dwell <= 0) this.#travel(dt)
    this.power = 0.3 + (this.velocity === 0 ? 0 : 2.2 + 3.4 * Math.abs(0.5 - this.loadShare))
  }

  #stand(dt: number): void {
    this.state = 'doors'
    const opening = this.#dwell > doorSeconds
    this.door = ramp(this.door, opening ? 1 : 0, dt / doorSeconds)
    this.#dwell -= dt
    if (this.#dwell > 0) return
    this.#dwell = 0
    this.door = 0
    this.#choose()
  }

  #choose(): void {
    const ahead = this.#next(this.#direction)
    if (ahead < 0) this.#direction = this.#direction === 1 ? -1 : 1
    this.#target = ahead < 0 ? this.#next(this.#direction) : ahead
    if (this.#target >= 0) return
    this.state = 'idle'
    this.velocity = 0
  }

  /** The next call in a direction, the landing itself included; -1 for none. */
  #next(direction: 1 | -1): number {
    for (let k = this.landing; k >= 0 && k < this.#levels.length; k += direction)
      if (this.#calls[k]) return k
    return -1
  }

  #travel(dt: number): void {
    const goal = this.#levels[this.#target]
    const way = goal - this.position
    const distance = Math.abs(way)
    const braking = Math.sqrt(2 * acceleration * distance)
    const sign = way < 0 ? -1 : 1
    const wanted = Math.min(speed, braking)
    this.velocity = sign * ramp(Math.abs(this.velocity), wanted, acceleration * 1.3 * dt)
    if (distance < 0.012 || Math.abs(this.velocity) * dt >= distance) {
      this.#arrive(goal)
      return
    }
    this.position += this.velocity * dt
    this.state = sign > 0 ? 'up' : 'down'
    this.#direction = sign > 0 ? 1 : -1
    for (let k = 0; k < this.#levels.length; k++)
      if (Math.abs(this.#levels[k] - this.position) < 1.2) this.landing = k
  }

  #arrive(goal: number): void {
    this.position = goal
    this.velocity = 0
    this.landing = this.#target
    this.#calls[this.#target] = false
    this.#target = -1
    this.trips++
    const left = Math.round(this.load * this.#random.next())
    const entered = Math.floor(this.#random.next() * 5)
    this.load = clamp(this.load - left + entered, 0, capacity)
    this.#dwell = 2 * doorSeconds + dwellSeconds + 0.6 * (left + entered)
    // Who got in wants to go somewhere.
    const others = this.#levels.map((_, k) => k).filter((k) => k !== this.landing)
    if (this.load > 0) this.#calls[this.#random.pick(others)] = true
  }
}
