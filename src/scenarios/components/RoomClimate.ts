import type { Weather } from '../Weather.ts'
import { VavBox } from '../VavBox.ts'
import { exp } from '../exact/exp.ts'
import type { AirSupply } from './ComponentKind.ts'
import { ThermalNodes, type ThermalDesign } from './ThermalNodes.ts'

/** kW/K of one m³/h of air; of one person at a desk (ISO 8996, EN 16798-1): kW and l/h of carbon dioxide. */
export const carried = (1.2 * 1.006) / 3600
const sensible = 0.075
const breathed = 19
const outdoorCo2 = 425
/** A window is opened so many K above the setpoint, and shut again so many; outside it must be at least this warm, °C. */
const opensAt = 2.2
const shutsAt = 0.6
const mild = 13

export type RoomDesign = ThermalDesign & {
  /** m³, and of it an hour through joints. */
  volume: number
  leak: number
}

export type RoomUse = {
  setpoint: number
  limit: number
  /** kW a person brings besides their own warmth, kW that is always there, kW of the radiator at most. */
  desk: number
  gains: number
  heater: number
  /** m³/h that an open window lets in. */
  opening: number
}

/**
 * What goes on in a room from step to step: its box and radiator, its window, the heat balance, carbon dioxide. A class with plain
 * numbers, since a building has a hundred rooms and half a year ten thousand steps.
 */
export class RoomClimate {
  people = 0
  co2 = 500
  /** Seconds over its limit; °C at most; kWh of heat; °C·s. */
  over = 0
  warmest: number
  heat = 0
  sum = 0
  /** m² of glass by side, times the share of the sun that it lets in. */
  readonly glass = { north: 0, south: 0, east: 0, west: 0, roof: 0 }
  readonly nodes: ThermalNodes
  readonly box: VavBox
  design: RoomDesign
  use: RoomUse
  #isWindowOpen = false
  /** What the decay of carbon dioxide was last computed for, and what it was. */
  #change = NaN
  #decay = 0

  constructor(temperature: number, airflow: number, design: RoomDesign, use: RoomUse) {
    this.nodes = new ThermalNodes(temperature)
    this.box = new VavBox(airflow)
    this.warmest = temperature
    this.design = design
    this.use = use
  }

  /** m³/h that it asks its air handler for, and °C of what goes back. */
  demand(): number {
    return this.box.design * this.box.damper
  }

  temperature(): number {
    return this.nodes.air
  }

  /** One step, with `outside` in °C. */
  step(
    seconds: number,
    outside: number,
    sky: Weather | undefined,
    supply: AirSupply | undefined,
  ): void {
    const { nodes, box, design, use, people } = this
    const { air } = nodes
    box.step(
      seconds,
      air,
      this.co2,
      people,
      use.setpoint,
      supply === undefined ? 0 : supply.pressure(),
    )
    const blown = supply === undefined ? 0 : box.airflow
    const drawn = this.#openWindow(outside)
    const flow = blown + drawn
    const mixed =
      flow > 0 ? ((blown > 0 ? blown * supply!.supply() : 0) + drawn * outside) / flow : 0
    const radiator = use.heater * box.heating
    const shine = sky === undefined ? 0 : this.#shine(sky)
    const gained = use.gains + people * (sensible + use.desk) + shine + radiator
    nodes.step(seconds, design, outside, flow * carried, mixed, gained)
    this.#breathe(seconds, flow + design.leak)
    this.heat += (radiator * seconds) / 3600
    this.sum += nodes.air * seconds
    if (nodes.air > this.warmest) this.warmest = nodes.air
    if (nodes.air > use.limit) this.over += seconds
  }

  #shine({ sun }: Weather): number {
    const { north, south, east, west, roof } = this.glass
    const watts =
      north * sun.north + south * sun.south + east * sun.east + west * sun.west + roof * sun.roof
    return watts / 1000
  }

  /** m³/h that come in by the window: whoever is there opens it when it is too warm and cooler outside. */
  #openWindow(outside: number): number {
    const { use, nodes, people } = this
    if (use.opening === 0) return 0
    const above = nodes.air - use.setpoint
    if (people === 0 || above < shutsAt) this.#isWindowOpen = false
    else if (above > opensAt && outside > mild && outside < nodes.air) this.#isWindowOpen = true
    return this.#isWindowOpen ? use.opening : 0
  }

  #breathe(seconds: number, fresh: number): void {
    const change = (-seconds * fresh) / (3600 * this.design.volume)
    if (change !== this.#change) {
      this.#change = change
      this.#decay = exp(change)
    }
    const end = outdoorCo2 + (fresh > 0 ? (this.people * breathed * 1000) / fresh : 0)
    this.co2 = end + (this.co2 - end) * this.#decay
  }
}
