import { relativeHumidity } from './moistAir.ts'

/** kJ/(kg·K) and kg/m³ of air. */
const heatCapacity = 1.006
const density = 1.2
/** Furniture counts as so many times the room's air. */
const furnished = 6
/** Of one person at a desk (EN 16798-1, ISO 8996): sensible heat in kW, carbon dioxide in l/h, water in g/h. */
const sensible = 0.075
const breathed = 19
const perspired = 55
/** Outdoor carbon dioxide, parts per million. */
export const outdoorCo2 = 425

export type ZoneDesign = {
  /** m² of floor, and metres of height. */
  area: number
  height: number
  /** kW/K through the facade. */
  loss: number
}

export type ZoneLoads = {
  people: number
  /** kW of sun, machines and lamps. */
  heat: number
  /** Supply air: m³/h, °C, g/kg, ppm. */
  airflow: number
  supply: number
  moisture: number
  supplyCo2: number
  /** m³/h that comes in by a window and through joints. */
  leak: number
  outside: number
  outsideMoisture: number
}

/**
 * A room as two nodes, air and structure, after the mass model of ISO 13790 (table 12, medium: 2.5 m² of mass surface and
 * 165 kJ/K a square metre of floor, 9.1 W/m²K between them), with balances of carbon dioxide (EN 16798-1) and water. Backward
 * Euler: stable for any step.
 */
export class OfficeZone {
  /** °C of the air and of the structure. */
  temperature: number
  structure: number
  co2 = 520
  /** g/kg. */
  moisture = 7.4
  readonly #volume: number
  readonly #air: number
  readonly #mass: number
  readonly #exchange: number
  readonly #loss: number

  constructor({ area, height, loss }: ZoneDesign, temperature: number) {
    this.#volume = area * height
    this.#air = this.#volume * density * heatCapacity * furnished
    this.#mass = area * 165
    this.#exchange = area * 2.5 * 0.0091
    this.#loss = loss
    this.temperature = temperature
    this.structure = temperature
  }

  /** Relative humidity, %. */
  get humidity(): number {
    return relativeHumidity(this.temperature, this.moisture)
  }

  step(dt: number, loads: ZoneLoads): void {
    const { people, heat, airflow, supply, leak, outside } = loads
    const blown = (airflow / 3600) * density * heatCapacity
    const drawn = (leak / 3600) * density * heatCapacity + this.#loss
    const gained = heat + people * sensible
    const k = dt / this.#air
    this.temperature =
      (this.temperature +
        k * (gained + blown * supply + drawn * outside + this.#exchange * this.structure)) /
      (1 + k * (blown + drawn + this.#exchange))
    const m = (dt * this.#exchange) / this.#mass
    this.structure = (this.structure + m * this.temperature) / (1 + m)
    const change = (airflow + leak) / this.#volume / 3600
    const fresh = airflow * loads.supplyCo2 + leak * outdoorCo2
    const exhaled = people * breathed * 1000
    this.co2 = (this.co2 + (dt * (fresh + exhaled)) / this.#volume / 3600) / (1 + dt * change)
    const water =
      (airflow * loads.moisture + leak * loads.outsideMoisture + (people * perspired) / density) /
      this.#volume /
      3600
    this.moisture = (this.moisture + dt * water) / (1 + dt * change)
  }
}
