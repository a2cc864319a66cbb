import { lag } from './lag.ts'
import { ramp } from './ramp.ts'

/** kJ/(kg·K) of a beverage; a litre is taken as a kilogram. */
const heatCapacity = 4.1

/**
 * A stirred, jacketed tank: volume by mass balance dV/dt = in − out, temperature by the heat balance of a well-mixed vessel
 * (D. E. Seborg et al., Process Dynamics and Control, §2.4), with a carbon dioxide cushion held at a constant pressure
 * plus the product's own head.
 */
export class Tank {
  /** Litres. */
  volume: number
  /** °C. */
  temperature: number
  /** Pressure at the bottom, bar. */
  pressure = 0
  /** Agitator, rpm. */
  agitator = 0
  /** Whether coolant flows through the jacket. */
  cooling = false
  /** Heat that the jacket takes out, kW. */
  cooled = 0
  readonly capacity: number
  readonly #cushion: number
  readonly #jacket: number

  /** `capacity` litres, `level` 0–1 at the start, `cushion` bar of gas, `jacket` kW/K when full. */
  constructor(
    capacity: number,
    level: number,
    temperature: number,
    cushion: number,
    jacket: number,
  ) {
    this.capacity = capacity
    this.volume = capacity * level
    this.temperature = temperature
    this.#cushion = cushion
    this.#jacket = jacket
    this.pressure = cushion
    this.agitator = 24
  }

  /** 0–1. */
  get level(): number {
    return this.volume / this.capacity
  }

  /** One step; flows in l/min, temperatures in °C. What does not fit stays out, what is not there does not leave. */
  step(
    dt: number,
    into: number,
    intoTemperature: number,
    out: number,
    ambient: number,
    coolant: number,
  ): void {
    const litresIn = Math.min((into * dt) / 60, this.capacity - this.volume)
    const litresOut = Math.min((out * dt) / 60, this.volume)
    const mass = Math.max(this.volume, 40)
    this.temperature += ((intoTemperature - this.temperature) * litresIn) / (mass + litresIn)
    if (this.temperature > 4.2) this.cooling = true
    if (this.temperature < 3.4) this.cooling = false
    const wanted = this.cooling ? this.#jacket * this.level * (this.temperature - coolant) : 0
    this.cooled = lag(this.cooled, wanted, 8, dt)
    const leak = 0.12 * (ambient - this.temperature)
    this.temperature += ((leak - this.cooled) * dt) / (mass * heatCapacity)
    this.volume += litresIn - litresOut
    this.pressure = lag(this.pressure, this.#cushion + 0.32 * this.level + into * 0.0002, 5, dt)
    const stirred = this.level < 0.12 ? 0 : into > 1 ? 42 : 24
    this.agitator = ramp(this.agitator, stirred, 6 * dt)
  }
}
