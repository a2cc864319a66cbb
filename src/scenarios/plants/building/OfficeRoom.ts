import { clamp } from '../../clamp.ts'
import { lag } from '../../lag.ts'
import { Noise } from '../../Noise.ts'
import { OfficeZone, type ZoneLoads } from '../../OfficeZone.ts'
import { ramp } from '../../ramp.ts'
import type { Random } from '../../Random.ts'
import { VavBox } from '../../VavBox.ts'
import type { Weather } from '../../Weather.ts'
import type { AirHandler } from '../../AirHandler.ts'
import { areaOf, type Room } from './design/Room.ts'
import { designAirflow, hasWindow, seatsOf } from './design/units.ts'
import { occupancyAt } from './occupancy.ts'

/** Glass as a share of the facade, its total solar transmittance with blinds, its U-value in kW/m²K. */
const glazed = 0.72
const transmittance = 0.15
const facadeLoss = 0.0011
/** kW of machines a taken seat, lamps a m²; lx that are wanted. */
const machine = 0.11
const lamps = 0.007
const wantedLight = 500
/** Seconds of the building's time until the lamps of an empty room go out. */
const offDelay = 600
/** Real seconds that a door stands open for somebody who goes through. */
const doorOpen = 3

/** Who decides about lamps: the room by people and daylight, or a person. */
export type LampMode = 'automatic' | 'on' | 'off'

/** One room with its climate, its people, lamps, door and window. */
export class OfficeRoom {
  readonly room: Room
  readonly zone: OfficeZone
  readonly vav: VavBox
  people = 0
  /** Lamps, 0–1; daylight on the desks, lx. */
  light = 0
  daylight = 0
  /** Door and window, 0 shut to 1 open. */
  door = 0
  window = 0
  /** °C. */
  setpoint = 22
  /** Whether the room itself decides about its lamps. */
  lamps: LampMode = 'automatic'
  /** A door that does not shut. */
  isDoorHeld = false
  readonly #random: Random
  readonly #mood: Noise
  readonly #seats: number
  /** m² of glass by side. */
  readonly #glass: { side: 'north' | 'south' | 'east' | 'west'; area: number }[]
  #booked = 0
  #untilMeeting: number
  #empty = 0
  #doorSeconds = 0
  #windowOpen = false
  readonly #loads: ZoneLoads

  constructor(room: Room, random: Random) {
    this.room = room
    this.#random = random
    this.#mood = new Noise(random.fork('mood'), 0.12, 1500)
    this.#seats = seatsOf(room)
    const [west, north, east, south] = room.box
    const height = room.storey === 0 ? 4.2 : 3.6
    this.#glass = room.facade.map((side) => ({
      side,
      area: glazed * height * (side === 'north' || side === 'south' ? east - west : south - north),
    }))
    const outer = this.#glass.reduce((sum, { area }) => sum + area / glazed, 0)
    const loss = outer * facadeLoss + (room.storey === 3 ? areaOf(room) * 0.0002 : 0)
    this.zone = new OfficeZone({ area: areaOf(room), height, loss }, random.between(21.2, 22.6))
    this.vav = new VavBox(designAirflow(room))
    this.setpoint = room.kind === 'server' ? 21 : random.pick([21.5, 22, 22, 22.5])
    this.#untilMeeting = random.between(0, 3600)
    this.#loads = {
      people: 0,
      heat: 0,
      airflow: 0,
      supply: 18,
      moisture: 7,
      supplyCo2: 430,
      leak: 0,
      outside: 15,
      outsideMoisture: 7,
    }
  }

  /** One step: `dt` seconds in the building, which are `real` ones for doors and steps of people. */
  step(dt: number, real: number, hour: number, weather: Weather, unit: AirHandler): void {
    this.#come(dt, hour)
    this.#lighten(dt, weather)
    this.#open(real, weather)
    const { zone, vav } = this
    vav.step(dt, zone.temperature, zone.co2, this.people, this.setpoint, unit.pressure)
    const loads = this.#loads
    let sun = 0
    for (const { side, area } of this.#glass)
      sun += (weather.sun[side] * area * transmittance) / 1000
    const area = areaOf(this.room)
    // The racks have a cooler of their own, which leaves little to the room.
    const base =
      this.room.kind === 'server'
        ? 0.6
        : this.room.kind === 'kitchen'
          ? 1.5 * clamp(this.people, 0, 4)
          : 0
    loads.people = this.people
    loads.heat =
      base + sun + this.people * machine + this.light * lamps * area + vav.heating * 0.05 * area
    loads.airflow = vav.airflow
    loads.supply = unit.supply
    loads.moisture = Math.min(weather.moisture, 8.6)
    loads.leak = zone.co2 > 0 ? 0.12 * area + this.window * 160 * (0.4 + 0.1 * weather.wind) : 0
    loads.outside = weather.temperature
    loads.outsideMoisture = weather.moisture
    zone.step(dt, loads)
  }

  /** kW that lamps and machines take. */
  get power(): number {
    const base = this.room.kind === 'server' ? 9 : 0.02
    return base + this.people * machine + this.light * lamps * areaOf(this.room)
  }

  /** People come and go one by one, with the profile of the day or the bookings of a meeting room. */
  #come(dt: number, hour: number): void {
    const { kind } = this.room
    if (kind === 'server') return
    let wanted: number
    if (kind === 'meeting') wanted = this.#meet(dt, hour)
    else wanted = occupancyAt(kind, hour) * this.#seats * (1 + this.#mood.step(Math.min(dt, 300)))
    const missing = wanted - this.people
    const slack = kind === 'office' ? 0.45 : 0.35
    // About twelve minutes until half of a difference has come or gone, and now and then one for no reason.
    const rate =
      (Math.abs(missing) > slack ? Math.abs(missing) / 900 : 0) + (wanted > 0.3 ? 1 / 3000 : 0)
    if (this.#random.next() > rate * dt) return
    const leaves = missing < 0 || (Math.abs(missing) <= slack && this.#random.next() < 0.5)
    const next = clamp(this.people + (leaves ? -1 : 1), 0, Math.round(this.#seats * 1.3))
    if (next === this.people) return
    this.people = next
    this.#doorSeconds = doorOpen
  }

  /** How many the present meeting has; meetings of half an hour to two hours, with gaps between. */
  #meet(dt: number, hour: number): number {
    this.#untilMeeting -= dt
    if (this.#untilMeeting <= 0) {
      const isFree = this.#booked > 0 && this.#random.next() < 0.55
      const open = hour > 8 && hour < 18
      const share = this.#random.between(0.35, 0.95)
      this.#booked = isFree || !open ? 0 : Math.max(2, Math.round(this.#seats * share))
      this.#untilMeeting = this.#random.pick([1800, 2700, 3600, 5400])
    }
    return hour > 19 ? 0 : this.#booked
  }

  #lighten(dt: number, { sun }: Weather): void {
    let lux = 0
    // 110 lm/W of daylight; a tenth of it reaches the desks.
    for (const { side, area } of this.#glass) {
      lux += (sun[side] * 110 * 0.1 * area * 0.62) / areaOf(this.room)
    }
    this.daylight = lag(this.daylight, Math.min(lux, 2500), 120, dt)
    this.#empty = this.people > 0 ? 0 : this.#empty + dt
    if (this.lamps !== 'automatic') {
      this.light = ramp(this.light, this.lamps === 'on' ? 1 : 0, 1)
      return
    }
    const isUsed = this.#empty < offDelay && this.room.kind !== 'server'
    const missing = clamp((wantedLight - 0.55 * this.daylight) / wantedLight, 0.1, 1)
    const target = isUsed ? missing : 0
    this.light = isUsed ? lag(this.light, target, 90, dt) : ramp(this.light, 0, 1)
  }

  #open(real: number, weather: Weather): void {
    this.#doorSeconds -= real
    const isOpen = this.#doorSeconds > 0 || this.isDoorHeld
    this.door = ramp(this.door, isOpen ? 1 : 0, real / 1.2)
    if (!hasWindow(this.room)) return
    const { temperature } = this.zone
    const isMild = weather.temperature > 13 && weather.temperature < temperature
    if (this.people > 0 && temperature > this.setpoint + 2.2 && isMild) this.#windowOpen = true
    if (this.people === 0 || temperature < this.setpoint + 0.6) this.#windowOpen = false
    this.window = ramp(this.window, this.#windowOpen ? 1 : 0, real / 2.5)
  }
}
