import { Chiller } from '../../Chiller.ts'
import { clamp } from '../../clamp.ts'
import { Compressor } from '../../Compressor.ts'
import { lag } from '../../lag.ts'
import { Noise } from '../../Noise.ts'
import type { Random } from '../../Random.ts'
import { ThermalZone } from '../../ThermalZone.ts'

const outside = 17
const hallVolume = 40 * 24 * 8
const fullAirflow = 24_000

/** Compressed air, cold and the hall's air. */
export class Utilities {
  readonly compressor: Compressor
  readonly chillers: readonly [Chiller, Chiller]
  readonly hall = new ThermalZone(hallVolume, 2.4, 22.6)
  /** Air handling unit: supply fan in rpm, supply air in °C, filter pressure drop in Pa, fresh air damper 0–1. */
  fan = 720
  supplyAir = 18
  filterDp = 148
  damper = 0.45
  /** Relative humidity of the hall, %. */
  humidity = 51
  /** Sound level in the hall, dB(A). */
  noise = 78
  readonly #murmur: Noise
  #lagOn = true
  #sinceStaging = 0

  constructor(random: Random) {
    const design = { delivery: 11.5, band: [6.8, 7.4] as const, volume: 3, power: 75 }
    this.compressor = new Compressor(design, random.fork('air'))
    this.chillers = [new Chiller(160, -2), new Chiller(160, -2)]
    this.#murmur = new Noise(random.fork('noise'), 0.6, 4)
  }

  /** m³/h that the air handling unit moves. */
  get airflow(): number {
    return (fullAirflow * this.fan) / 1000
  }

  /** Coolant's supply temperature, °C. */
  get coolant(): number {
    return this.chillers[0].supply
  }

  /** One step: `running` machines of the line, `heat` kW from the product, `waste` kW of the machines into the hall. */
  step(dt: number, running: number, heat: number, waste: number): void {
    const { temperature, co2 } = this.hall
    this.compressor.step(dt, 3.4 + 0.72 * running, temperature)
    this.#cool(dt, heat)
    const wanted = clamp(560 + 90 * (temperature - 21.5) + 0.25 * (co2 - 600), 420, 980)
    this.fan = lag(this.fan, wanted, 30, dt)
    this.damper = lag(this.damper, clamp(0.3 + 0.002 * (co2 - 550), 0.2, 1), 40, dt)
    this.supplyAir = lag(this.supplyAir, clamp(18 - 1.6 * (temperature - 22.5), 14, 24), 120, dt)
    this.filterDp = lag(this.filterDp, 120 * (this.fan / 780) * (this.fan / 780) + 32, 20, dt)
    this.hall.step(dt, waste, this.airflow, this.supplyAir, outside, 14)
    this.humidity = lag(this.humidity, 51 - 1.8 * (temperature - 22.5), 600, dt)
    const loudness = 68 + 1.7 * running
    this.noise = lag(this.noise, loudness + this.#murmur.step(dt), 1.5, dt)
  }

  #cool(dt: number, heat: number): void {
    const [lead, second] = this.chillers
    this.#sinceStaging += dt
    if (this.#sinceStaging > 180 && (this.#lagOn ? heat < 70 : heat > 100)) {
      this.#lagOn = !this.#lagOn
      this.#sinceStaging = 0
    }
    const { temperature } = this.hall
    lead.step(dt, this.#lagOn ? heat / 2 : heat, true, temperature)
    second.step(dt, this.#lagOn ? heat / 2 : 0, this.#lagOn, temperature)
  }
}
