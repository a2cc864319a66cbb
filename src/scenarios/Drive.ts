import { lag } from './lag.ts'
import { Noise } from './Noise.ts'
import type { Random } from './Random.ts'

export type DriveDesign = {
  /** Rated shaft power, kW. */
  power: number
  /** Winding temperature above its surroundings at rated load, kelvin. */
  rise: number
  /** Vibration velocity of a sound machine at full speed, mm/s RMS. */
  vibration: number
}

/** Operating seconds in which a new bearing wears out. */
const bearingLife = 3 * 3600
const thermalSeconds = 480
const lineVolts = 400
const powerFactor = 0.84

/**
 * A motor with its bearing. Winding temperature follows the square of the load with a first-order lag (one-body thermal
 * model, IEC 60034-1 duty S1), twice as slow while the motor's own fan stands still. Vibration velocity grows with speed
 * and wear into the alert zone C of ISO 20816-3 (4.5 mm/s). Wear adds friction, so a worn drive runs hot. Current is
 * P / (√3·U·cos φ).
 */
export class Drive {
  /** °C. */
  temperature: number
  /** mm/s RMS. */
  vibration = 0.3
  /** kW taken from the mains. */
  power = 0
  /** Bearing wear: 0 new, 1 worn out. */
  wear: number
  readonly #design: DriveDesign
  readonly #shake: Noise
  readonly #torque: Noise

  constructor(design: DriveDesign, random: Random, wear: number, ambient: number) {
    this.#design = design
    this.wear = wear
    this.#shake = new Noise(random, 0.09, 1.5)
    this.#torque = new Noise(random, 0.015, 4)
    const load = 0.83 * friction(wear)
    this.temperature = ambient + design.rise * load * load
  }

  /** Current in amperes, all three phases alike. */
  get current(): number {
    return (this.power * 1000) / (1.7320508 * lineVolts * powerFactor)
  }

  /** One step at `speed` (share of full speed) against `torque` (share of rated torque at full speed). */
  step(dt: number, speed: number, torque: number, ambient: number): void {
    const turning = speed > 0.01
    const noise = this.#torque.step(dt)
    const load = turning ? torque * friction(this.wear) * (0.45 + 0.55 * speed) + noise * speed : 0
    const target = ambient + this.#design.rise * load * load
    this.temperature = lag(
      this.temperature,
      target,
      turning ? thermalSeconds : 2 * thermalSeconds,
      dt,
    )
    const steady =
      0.25 + this.#design.vibration * speed * speed + 3.4 * this.wear * this.wear * speed
    const shaken = steady * (1 + this.#shake.step(dt))
    this.vibration = lag(this.vibration, shaken > 0.05 ? shaken : 0.05, 0.6, dt)
    this.power = this.#design.power * (0.06 + 0.94 * load * speed)
    if (turning) this.wear += (dt * speed) / bearingLife
  }

  /** A new bearing. */
  renew(): void {
    this.wear = 0
  }
}

function friction(wear: number): number {
  return 1 + 0.35 * wear
}
