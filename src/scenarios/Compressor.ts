import { lag } from './lag.ts'
import { Noise } from './Noise.ts'
import type { Random } from './Random.ts'

export type CompressorDesign = {
  /** Free air delivered under load, m³/min. */
  delivery: number
  /** Pressures at which it loads and unloads, bar over atmosphere. */
  band: readonly [number, number]
  /** Receiver, m³. */
  volume: number
  /** Power under load, kW; unloaded it takes 28 % of it. */
  power: number
}

const atmosphere = 1.013

/**
 * A screw compressor with its receiver under load/unload control. The receiver's pressure follows the mass balance of an
 * ideal gas at constant temperature, dp/dt = (delivered − used)·p₀/V (ISO 1217 free air; CAGI Handbook ch. 4).
 */
export class Compressor {
  loaded = true
  /** Pressure in the receiver, bar over atmosphere. */
  pressure: number
  /** Share of full delivery. */
  load = 1
  /** Air used, m³/min of free air. */
  used = 0
  /** Discharge and oil temperature, °C. */
  temperature = 78
  oilTemperature = 71
  /** kW. */
  power: number
  /** Cooling fan, rpm. */
  fan = 1180
  receiverTemperature = 31
  readonly #design: CompressorDesign
  readonly #bursts: Noise

  constructor(design: CompressorDesign, random: Random) {
    this.#design = design
    this.pressure = (design.band[0] + design.band[1]) / 2
    this.power = design.power
    this.#bursts = new Noise(random, 0.7, 3)
  }

  /** One step with a mean demand in m³/min of free air. */
  step(dt: number, demand: number, ambient: number): void {
    const { delivery, band, volume, power } = this.#design
    if (this.pressure < band[0]) this.loaded = true
    else if (this.pressure > band[1]) this.loaded = false
    this.load = lag(this.load, this.loaded ? 1 : 0, 0.8, dt)
    this.used = Math.max(0.5, demand + this.#bursts.step(dt))
    this.pressure += ((delivery * this.load - this.used) * atmosphere * dt) / (60 * volume)
    this.power = lag(this.power, power * (0.28 + 0.72 * this.load), 0.5, dt)
    this.temperature = lag(this.temperature, ambient + 40 + 22 * this.load, 45, dt)
    this.oilTemperature = lag(this.oilTemperature, ambient + 34 + 19 * this.load, 120, dt)
    this.receiverTemperature = lag(this.receiverTemperature, ambient + 6 + 4 * this.load, 200, dt)
    this.fan = lag(this.fan, 700 + 620 * this.load, 3, dt)
  }
}
