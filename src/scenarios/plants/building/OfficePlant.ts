import { AirHandler } from '../../AirHandler.ts'
import { clamp } from '../../clamp.ts'
import { DayClock } from '../../DayClock.ts'
import { Faults } from '../../Faults.ts'
import { Lift } from '../../Lift.ts'
import { ramp } from '../../ramp.ts'
import { Random } from '../../Random.ts'
import { Weather } from '../../Weather.ts'
import { airHandlerOf, designAirflow, servedRooms } from './design/units.ts'
import { levels } from './design/rooms.ts'
import { OfficeRoom } from './OfficeRoom.ts'
import { PlantRoom } from './PlantRoom.ts'

/** Real seconds of one step, and seconds of the building's day for a real one: a working day takes a quarter of an hour. */
const tick = 0.2
const dayRate = 60
/** Longest step of the climate, seconds. */
const longest = 60
const startHour = 8.4
/** Seconds of the building's time that run unseen before it opens. */
const warmUp = 3 * 3600

/** The whole office: weather, rooms, air, plant room, lifts, doors and meters. */
export class OfficePlant {
  /** Real seconds since it opened. */
  now = 0
  readonly clock = new DayClock(startHour - warmUp / 3600, dayRate)
  readonly weather: Weather
  readonly rooms: readonly OfficeRoom[]
  readonly units: readonly [AirHandler, AirHandler]
  /** Which of them a person has switched off. */
  readonly isUnitOff = [false, false]
  readonly plantRoom: PlantRoom
  readonly lifts: readonly [Lift, Lift]
  readonly liftFaults: readonly [Faults, Faults]
  /** Opening of the entrance doors, 0–1. */
  entrance = 0
  /** kW now, by storey; kWh since midnight of all; kW from the roof. */
  readonly storeyPower = new Float64Array(4)
  energy = 0
  solar = 0
  power = 0
  /** Litres a second. */
  water = 0
  /** Rooms where something is wrong: a damper that sticks, a door that is held. */
  readonly damperFaults: Faults
  readonly doorFaults: Faults
  /** Seconds after opening at which pump 2 trips, so that every visitor soon sees the other chiller take over. */
  readonly firstTrip: number
  readonly #random: Random
  #owed = 0
  #untilCall = 4
  #untilVisitor = 3
  #stuck: OfficeRoom | undefined
  #held: OfficeRoom | undefined

  constructor(seed: number) {
    const random = new Random(seed)
    this.#random = random.fork('events')
    this.weather = new Weather(random.fork('weather'), 17)
    this.rooms = servedRooms.map((room) => new OfficeRoom(room, random.fork(room.number)))
    const flows = [0, 0]
    for (const room of servedRooms) flows[airHandlerOf(room)] += designAirflow(room)
    this.units = [new AirHandler(flows[0], 16, 0.3), new AirHandler(flows[1], 16, 0.82)]
    this.plantRoom = new PlantRoom(random.fork('plant'))
    this.lifts = [
      new Lift(levels.slice(0, 4), 0, random.fork('lift1')),
      new Lift(levels.slice(0, 4), 2, random.fork('lift2')),
    ]
    const lift = { mtbf: 1500, repair: [30, 60] as const, modes: ['door sensor', 'levelling'] }
    this.liftFaults = [
      new Faults(lift, random.fork('lift fault 1')),
      new Faults(lift, random.fork('lift fault 2')),
    ]
    this.damperFaults = new Faults(
      { mtbf: 240, repair: [150, 260], modes: ['stuck'] },
      random.fork('damper'),
    )
    this.doorFaults = new Faults(
      { mtbf: 150, repair: [35, 80], modes: ['held'] },
      random.fork('door'),
    )
    for (let t = 0; t < warmUp; t += dayRate * tick) this.#tick()
    this.energy = 420
    this.firstTrip = random.fork('first trip').between(24, 40)
    this.plantRoom.pumpFaults.postpone(120)
  }

  /** Advances by so many real seconds; what does not make a whole step is kept for the next call. */
  step(seconds: number): void {
    this.#owed += seconds
    while (this.#owed > tick - 1e-9) {
      this.#owed -= tick
      const before = this.now
      this.now += tick
      if (before < this.firstTrip && this.now >= this.firstTrip) {
        this.plantRoom.pumpFaults.fail('motor protection', 45)
      }
      this.#tick()
    }
  }

  #tick(): void {
    let passed = this.clock.step(tick)
    const steps = Math.max(1, Math.ceil(passed / longest))
    passed /= steps
    for (let k = 0; k < steps; k++) this.#climate(passed, tick / steps)
    this.#faults()
    this.#move()
  }

  #climate(dt: number, real: number): void {
    const { clock, weather, units, rooms, plantRoom } = this
    const { hour } = clock
    weather.step(dt, hour)
    const isOn = hour > 6 && hour < 20
    let heating = 0
    this.storeyPower.fill(0)
    for (let k = 0; k < 2; k++) {
      let demand = 0
      let warmth = 0
      for (const { room, vav, zone } of rooms) {
        if (airHandlerOf(room) !== k) continue
        const asked = vav.design * vav.damper
        demand += asked
        warmth += asked * zone.temperature
      }
      const unit = units[k]
      unit.state = isOn && !this.isUnitOff[k] ? 'running' : 'idle'
      const from = demand > 0 ? warmth / demand : 22
      const setpoint = clamp(18.5 - 1.6 * (from - 22), 14, 21)
      unit.step(dt, demand, from, weather.temperature, setpoint)
    }
    for (const room of rooms) {
      room.step(dt, real, hour, weather, units[airHandlerOf(room.room)])
      heating += room.vav.heating * 0.05 * 20
      this.storeyPower[room.room.storey] += room.power
    }
    plantRoom.step(dt, real, units, heating, weather.temperature)
    this.#meter(dt)
  }

  #meter(dt: number): void {
    const { plantRoom, units, lifts } = this
    let power =
      units[0].power + units[1].power + plantRoom.heatPower + lifts[0].power + lifts[1].power
    for (const chiller of plantRoom.chillers) power += chiller.power
    for (const pump of plantRoom.pumps) power += pump.drive.power
    let people = 0
    for (const room of this.rooms) people += room.people
    for (let k = 0; k < 4; k++) power += this.storeyPower[k]
    // 86 m² of modules at 21 %.
    this.solar = (this.weather.sun.roof * 86 * 0.21) / 1000
    this.power = power
    this.energy = this.clock.hour < 0.2 ? 0 : this.energy + (power * dt) / 3600
    this.water = 0.02 + people * 0.0006
  }

  /** What goes wrong now and then; each in a room of its own choice. */
  #faults(): void {
    const busy = this.clock.hour > 8 && this.clock.hour < 18
    this.damperFaults.step(tick, busy)
    if (this.damperFaults.remaining > 0 && !this.#stuck) {
      const prone = this.rooms.filter(({ room, people }) => room.kind === 'meeting' && people > 1)
      this.#stuck = prone.length > 0 ? this.#random.pick(prone) : undefined
      if (this.#stuck) {
        this.#stuck.vav.isStuck = true
        this.#stuck.vav.damper = 0.04
      }
    } else if (this.damperFaults.remaining === 0 && this.#stuck) {
      this.#stuck.vav.isStuck = false
      this.#stuck = undefined
    }
    this.doorFaults.step(tick, busy)
    if (this.doorFaults.remaining > 0 && !this.#held) {
      this.#held = this.#random.pick(this.rooms.filter(({ room }) => room.door !== undefined))
      this.#held.isDoorHeld = true
    } else if (this.doorFaults.remaining === 0 && this.#held) {
      this.#held.isDoorHeld = false
      this.#held = undefined
    }
    for (const unit of this.units) if (unit.dust > 0.995) unit.renewFilter()
  }

  /** Lifts and the entrance, in real seconds. */
  #move(): void {
    const random = this.#random
    const { hour } = this.clock
    const busy = this.clock.isNight ? 0.15 : hour < 10 || (hour > 11.5 && hour < 14) ? 1.6 : 1
    this.#untilCall -= tick * busy
    if (this.#untilCall <= 0) {
      this.#untilCall = random.exponential(7)
      const free = this.lifts.findIndex((lift) => lift.isFree)
      const lift = this.lifts[free >= 0 ? free : random.next() < 0.5 ? 0 : 1]
      lift.call(hour < 10 && random.next() < 0.6 ? 0 : Math.floor(random.next() * 4))
    }
    for (const [k, lift] of this.lifts.entries()) {
      this.liftFaults[k].step(tick, lift.state !== 'idle')
      lift.step(tick, this.liftFaults[k].remaining === 0)
    }
    this.#untilVisitor -= tick * busy
    if (this.#untilVisitor < -3.5) this.#untilVisitor = random.exponential(9) + 2
    this.entrance = ramp(this.entrance, this.#untilVisitor < 0 ? 1 : 0, tick / 1.4)
  }
}
