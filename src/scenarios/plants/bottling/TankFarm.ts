import { clamp } from '../../clamp.ts'
import { lag } from '../../lag.ts'
import { Noise } from '../../Noise.ts'
import { Pump, type PumpDesign } from '../../Pump.ts'
import type { Random } from '../../Random.ts'
import { Tank } from '../../Tank.ts'
import { Valve } from '../../Valve.ts'

const litres = 5000
/** Share of water, syrup and flavour in the product: what tanks 1–3 give. */
const recipe = [0.7, 0.22, 0.08] as const
const blendFlow = 240
const supplyFlow = 300
const bowlLitres = 160
const bottleLitres = 0.5
const valveSeconds = 4
/** °C of what comes from outside, and of the blend behind its plate cooler. */
const supplyTemperature = 15
const blendTemperature = 8

const pumpDesigns: readonly PumpDesign[] = [
  pump(210, 3.4, 4),
  pump(70, 3.2, 2.2),
  pump(26, 3, 1.1),
  pump(300, 4.6, 5.5),
  pump(300, 4.6, 5.5),
  pump(300, 4.6, 5.5),
]

/**
 * Six tanks: 1–3 hold water, syrup and flavour and are topped up one at a time; the blend of them fills one of the product
 * tanks 4–6 while another feeds the filler's bowl and the third stands ready. Each tank has a pump at its outlet, an inlet
 * valve (01–06) and an outlet valve (07–12).
 */
export class TankFarm {
  readonly tanks: Tank[]
  readonly pumps: Pump[]
  /** Inlet valves of tanks 1–6, then their outlet valves. */
  readonly valves: Valve[]
  /** Level of the filler's bowl, 0–1, and its temperature in °C. */
  bowlLevel = 0.64
  bowlTemperature = 5
  /** Flow into the filler's bowl, l/min. */
  productFlow = 0
  /** Index of the product tank that feeds the filler. */
  feeding = 3
  /** Index of the product tank that the blend fills; -1 for none. */
  filling = 4
  /** Index of the raw tank that is topped up; -1 for none. */
  toppedUp = 1
  readonly #ripple: Noise
  #blend = 0

  constructor(random: Random, ambient: number) {
    this.tanks = [0.71, 0.34, 0.83, 0.62, 0.36, 0.91].map((level, i) => {
      return new Tank(litres, level, i < 3 ? 12 - i : 3.9, i < 3 ? 0.12 : 2.1, i < 3 ? 0 : 14)
    })
    this.pumps = pumpDesigns.map((design, i) => {
      const luck = random.fork(`pump${i + 1}`)
      return new Pump(design, luck, luck.between(0.05, 0.5), ambient)
    })
    this.valves = Array.from({ length: 12 }, () => new Valve(false, valveSeconds))
    this.#ripple = new Noise(random.fork('ripple'), 0.004, 2)
  }

  /** Flow of the blend, l/min. */
  get blendFlow(): number {
    return this.#blend
  }

  /** Flow that tops up the raw tanks, l/min. */
  get supplyFlow(): number {
    let flow = 0
    for (let i = 0; i < 3; i++) flow += supplyFlow * this.valves[i].position
    return flow
  }

  /** Heat taken from the product, kW: the jackets and the blend's plate cooler. */
  get heat(): number {
    let heat = (this.#blend / 60) * 4.1 * (supplyTemperature - blendTemperature)
    for (const tank of this.tanks) heat += tank.cooled
    return heat
  }

  /** One step; `filled` bottles were filled in it, `coolant` is the coolant's supply temperature. */
  step(dt: number, filled: number, ambient: number, coolant: number): void {
    this.#choose()
    this.#command()
    for (const valve of this.valves) valve.step(dt)
    this.pumps.forEach((pump, i) => {
      pump.step(dt, this.valves[6 + i].position, this.tanks[i].pressure, ambient)
    })
    this.#blend = this.pumps[0].flow + this.pumps[1].flow + this.pumps[2].flow
    this.productFlow = this.pumps[3].flow + this.pumps[4].flow + this.pumps[5].flow
    this.tanks.forEach((tank, i) => {
      const into = (i < 3 ? supplyFlow : this.#blend) * this.valves[i].position
      const intoTemperature = i < 3 ? supplyTemperature : blendTemperature
      tank.step(dt, into, intoTemperature, this.pumps[i].flow, ambient, coolant)
    })
    const gain = (this.productFlow * dt) / 60 - filled * bottleLitres
    this.bowlLevel = clamp(this.bowlLevel + gain / bowlLitres, 0, 1)
    const fed = this.tanks[this.feeding].temperature + 0.6
    this.bowlTemperature = lag(this.bowlTemperature, fed, 90, dt)
    this.#ripple.step(dt)
  }

  /** The bowl's level as its gauge sees it, ripples included, 0–1. */
  get bowlReading(): number {
    return clamp(this.bowlLevel + this.#ripple.value, 0, 1)
  }

  #choose(): void {
    const { tanks } = this
    if (tanks[this.feeding].level < 0.08) this.feeding = this.#nextToFeed()
    if (this.feeding === this.filling) this.filling = -1
    if (this.filling >= 0 && tanks[this.filling].level > 0.93) this.filling = -1
    if (this.filling < 0) {
      const [one, other] = [3, 4, 5].filter((i) => i !== this.feeding)
      const emptiest = tanks[one].level < tanks[other].level ? one : other
      if (tanks[emptiest].level < 0.5) this.filling = emptiest
    }
    if (this.toppedUp >= 0 && tanks[this.toppedUp].level > 0.92) this.toppedUp = -1
    for (let i = 0; i < 3 && this.toppedUp < 0; i++) if (tanks[i].level < 0.3) this.toppedUp = i
  }

  /** The next product tank in turn that is ready, else the fuller of the other two. */
  #nextToFeed(): number {
    const next = this.feeding === 5 ? 3 : this.feeding + 1
    const last = next === 5 ? 3 : next + 1
    const ready = (i: number): boolean => i !== this.filling && this.tanks[i].level > 0.5
    if (ready(next)) return next
    if (ready(last)) return last
    return this.tanks[next].level > this.tanks[last].level ? next : last
  }

  #command(): void {
    const blending = this.filling >= 0 && this.tanks.every((tank, i) => i > 2 || tank.level > 0.04)
    for (let i = 0; i < 6; i++) {
      const pump = this.pumps[i]
      this.valves[i].open = i < 3 ? this.toppedUp === i : blending && this.filling === i
      const needed = i < 3 ? blending : this.feeding === i
      this.valves[6 + i].open = needed
      const opened = this.valves[6 + i].position > 0.3
      if (!needed || !opened) pump.demand = 0
      else if (i < 3) pump.demand = pump.shareFor(blendFlow * recipe[i])
      else pump.demand = clamp(0.667 + 3 * (0.64 - this.bowlLevel), 0.25, 1)
      if (i >= 3 && this.bowlLevel > 0.85) pump.demand = 0
    }
  }
}

function pump(flow: number, pressure: number, power: number): PumpDesign {
  return { flow, speed: 1450, pressure, drive: { power, rise: 40, vibration: 1.2 } }
}
