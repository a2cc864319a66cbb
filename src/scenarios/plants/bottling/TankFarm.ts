import { clamp } from '../../clamp.ts'
import { lag } from '../../lag.ts'
import { Noise } from '../../Noise.ts'
import { Pump, type PumpDesign } from '../../Pump.ts'
import type { Random } from '../../Random.ts'
import { Tank } from '../../Tank.ts'
import { Valve } from '../../Valve.ts'

const litres = 6000
/** l/min that the mixing room delivers into a tank, and that always circulates back to it. */
const supplyFlow = 260
const circulation = 45
const bowlLitres = 160
const bottleLitres = 0.5
/** Water per minute that the rinser sprays at full speed, litres. */
const rinseFlow = 68
/** °C before and behind the plate cooler of the supply. */
const mixedTemperature = 15
const supplyTemperature = 8
const valveSeconds = 4
/** Levels at which a tank is used up, may be filled again, is full, and may be taken into use. */
const [used, refillBelow, full, ready] = [0.08, 0.7, 0.94, 0.6]

const pumpDesign: PumpDesign = {
  flow: 190,
  speed: 1450,
  pressure: 4.2,
  drive: { power: 3, rise: 40, vibration: 1.2 },
}

/**
 * Six product tanks on one header. Two of them feed the filler's bowl together, the emptiest of the others is filled from the
 * mixing room, and the rest stand ready; a used-up tank changes places with the next full one. Valve 2k−1 stands before
 * pump k, valve 2k behind it.
 */
export class TankFarm {
  readonly tanks: Tank[]
  readonly pumps: Pump[]
  readonly valves: Valve[]
  /** Level of the filler's bowl, 0–1, and its temperature in °C. */
  bowlLevel = 0.64
  bowlTemperature = 5
  /** Flow into the filler's bowl, l/min. */
  productFlow = 0
  /** Flow from the mixing room, and back to it, l/min. */
  supply = circulation
  returned = circulation
  /** Water to the rinser, l/min. */
  rinseWater = rinseFlow
  /** Indices of the tanks that feed the filler. */
  readonly feeding: [number, number] = [0, 3]
  /** Index of the tank that is being filled; -1 for none. */
  filling = 4
  readonly #ripple: Noise

  constructor(random: Random, ambient: number) {
    this.tanks = [0.74, 0.93, 0.58, 0.41, 0.3, 0.88].map(
      (level) => new Tank(litres, level, 3.9, 2.1, 16),
    )
    this.pumps = this.tanks.map((_, i) => {
      const luck = random.fork(`pump${i + 1}`)
      return new Pump(pumpDesign, luck, luck.between(0.05, 0.5), ambient)
    })
    this.valves = Array.from({ length: 12 }, () => new Valve(false, valveSeconds))
    this.#ripple = new Noise(random.fork('ripple'), 0.004, 2)
  }

  /** Heat taken from the product, kW: the jackets and the plate cooler of the supply. */
  get heat(): number {
    let heat = (this.supply / 60) * 4.1 * (mixedTemperature - supplyTemperature)
    for (const tank of this.tanks) heat += tank.cooled
    return heat
  }

  /** The bowl's level as its gauge sees it, ripples included, 0–1. */
  get bowlReading(): number {
    return clamp(this.bowlLevel + this.#ripple.value, 0, 1)
  }

  /** One step: `filled` bottles in it, the rinser's share of speed, and the coolant's temperature. */
  step(dt: number, filled: number, rinser: number, ambient: number, coolant: number): void {
    this.#choose()
    this.#command()
    for (const valve of this.valves) valve.step(dt)
    this.productFlow = 0
    this.tanks.forEach((tank, i) => {
      const opening = Math.min(this.valves[2 * i].position, this.valves[2 * i + 1].position)
      const pump = this.pumps[i]
      pump.step(dt, opening, tank.pressure, ambient)
      this.productFlow += pump.flow
      const into = i === this.filling ? this.supply - this.returned : 0
      tank.step(dt, into, supplyTemperature, pump.flow, ambient, coolant)
    })
    this.supply = lag(this.supply, circulation + (this.filling < 0 ? 0 : supplyFlow), 3, dt)
    this.returned = circulation
    this.rinseWater = lag(this.rinseWater, rinseFlow * rinser, 1, dt)
    const gain = (this.productFlow * dt) / 60 - filled * bottleLitres
    this.bowlLevel = clamp(this.bowlLevel + gain / bowlLitres, 0, 1)
    this.bowlTemperature = lag(
      this.bowlTemperature,
      this.tanks[this.feeding[0]].temperature + 0.6,
      90,
      dt,
    )
    this.#ripple.step(dt)
  }

  #choose(): void {
    const { tanks, feeding } = this
    for (let k = 0; k < 2; k++)
      if (tanks[feeding[k]].level < used) feeding[k] = this.#nextToFeed(feeding[k])
    if (feeding.includes(this.filling)) this.filling = -1
    if (this.filling >= 0 && tanks[this.filling].level > full) this.filling = -1
    if (this.filling >= 0) return
    let emptiest = -1
    for (let i = 0; i < tanks.length; i++) {
      if (feeding.includes(i)) continue
      if (emptiest < 0 || tanks[i].level < tanks[emptiest].level) emptiest = i
    }
    if (tanks[emptiest].level < refillBelow) this.filling = emptiest
  }

  /** The next tank in turn that is ready and not being filled, else the fullest one that does not feed already. */
  #nextToFeed(from: number): number {
    const { tanks, feeding } = this
    let fullest = -1
    for (let k = 1; k < tanks.length; k++) {
      const i = (from + k) % tanks.length
      if (feeding.includes(i)) continue
      if (i !== this.filling && tanks[i].level > ready) return i
      if (fullest < 0 || tanks[i].level > tanks[fullest].level) fullest = i
    }
    return fullest
  }

  #command(): void {
    const wanted = this.bowlLevel > 0.86 ? 0 : clamp(0.53 + 2.4 * (0.64 - this.bowlLevel), 0.22, 1)
    for (let i = 0; i < this.pumps.length; i++) {
      const feeds = this.feeding.includes(i)
      const suction = this.valves[2 * i]
      const discharge = this.valves[2 * i + 1]
      suction.open = feeds
      discharge.open = feeds && suction.position > 0.8
      this.pumps[i].demand = feeds && discharge.position > 0.3 ? wanted : 0
    }
  }
}
