import type { Random } from '../../Random.ts'
import { ramp } from '../../ramp.ts'
import type { Agvs } from './Agvs.ts'

/** Middle of each dock door on the floor. */
const dockDoors = [
  [-19.8, 7.2],
  [-19.8, 10.4],
] as const
/** Middle of each light zone on the floor: two across, three along the hall. */
const zones = [
  [-12.6, -6],
  [-12.6, 6],
  [0, -6],
  [0, 6],
  [12.6, -6],
  [12.6, 6],
] as const
const doorRange = 4.2
const personSeconds = 5

/** Doors and lights, by who comes near them. */
export class Building {
  /** Opening of doors 1–4, 0–1: two dock doors, two for people. */
  readonly doors = new Float64Array(4)
  /** Light of zones 1–6, 0–1. */
  readonly lights = new Float64Array(zones.length).fill(0.8)
  readonly #random: Random
  /** What a person has set a zone's light to, and seconds for which that holds. */
  readonly #set = new Float64Array(zones.length)
  readonly #setSeconds = new Float64Array(zones.length)
  /** Seconds to the next person at doors 3 and 4; below 0 the door is held open. */
  readonly #next: Float64Array
  /** Seconds that a zone still counts as in use. */
  readonly #used: Float64Array

  constructor(random: Random) {
    this.#random = random
    this.#next = Float64Array.of(random.between(3, 15), random.between(10, 40))
    this.#used = new Float64Array(zones.length).map(() => random.between(0, 90))
  }

  step(dt: number, agvs: Agvs): void {
    for (let i = 0; i < 2; i++) {
      const near = agvs.distanceTo(dockDoors[i][0], dockDoors[i][1]) < doorRange
      this.doors[i] = ramp(this.doors[i], near ? 1 : 0, dt / 4)
    }
    for (let i = 0; i < 2; i++) {
      this.#next[i] -= dt
      if (this.#next[i] < -personSeconds) this.#next[i] = this.#random.exponential(45) + 6
      this.doors[2 + i] = ramp(this.doors[2 + i], this.#next[i] < 0 ? 1 : 0, dt / 1.6)
    }
    for (let i = 0; i < zones.length; i++) this.#light(i, dt, agvs)
  }

  /** Sets a zone's light, 0–1, for so many seconds. */
  setLight(zone: number, light: number, seconds: number): void {
    this.#set[zone] = light
    this.#setSeconds[zone] = seconds
  }

  isLightSet(zone: number): boolean {
    return this.lights[zone] === this.#set[zone]
  }

  #light(zone: number, dt: number, agvs: Agvs): void {
    this.#used[zone] -= dt
    const passing = agvs.distanceTo(zones[zone][0], zones[zone][1]) < 7
    if (passing) this.#used[zone] = Math.max(this.#used[zone], 20)
    // In an empty zone somebody turns up about every two minutes, and stays for one or two.
    const comes = this.#used[zone] <= 0 && this.#random.next() < dt / 120
    if (comes) this.#used[zone] = this.#random.between(45, 120)
    this.#setSeconds[zone] -= dt
    const isSet = this.#setSeconds[zone] > 0
    const wanted = isSet ? this.#set[zone] : this.#used[zone] > 0 ? 0.9 : 0.45
    this.lights[zone] = ramp(this.lights[zone], wanted, dt * 0.12)
  }
}
