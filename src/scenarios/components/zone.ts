import * as z from 'zod'
import { clamp } from '../clamp.ts'
import { makeComponent } from './ComponentKind.ts'
import { carried, RoomClimate, type RoomDesign, type RoomUse } from './RoomClimate.ts'
import { Timetable } from './Timetable.ts'
import { sides, zoneFields } from './zoneFields.ts'

const options = z.strictObject(zoneFields)
type Options = z.output<typeof options>

/** A room, or several as one. */
export const zone = makeComponent({
  about:
    'A room as a network of resistors and capacitors, with people, sun, supply air and a radiator.',
  equation:
    'C·dT/dt = Σ G·(Tᵢ − T) + Q, exact over each step (ISO 13790 mass model); V·dc/dt = ventilation + people (EN 16798-1).',
  options,
  reads: {
    temperature: { about: 'In the room.', unit: '°C' },
    co2: { about: 'Carbon dioxide.', unit: 'ppm' },
  },
  writes: {
    temperature: { about: 'In the room.', unit: '°C' },
    co2: { about: 'Carbon dioxide.', unit: 'ppm' },
    people: { about: 'Persons in it.', unit: 'items' },
    airflow: { about: 'Supply air.', unit: 'm³/h' },
  },
  links: { outside: ['weather'], air: ['airHandler'] },
  check: ({ area, capacity, loss }) =>
    area === undefined && (capacity === undefined || loss === undefined)
      ? 'needs its “area”, or both “capacity” and “loss”'
      : null,
  open({ part, random, calendar }, given) {
    let { people: seats, presence: least } = given
    let table = new Timetable(given.hours, given.days, calendar.weekday)
    const outside = given.outside === undefined ? undefined : part(given.outside)
    const supply = given.air === undefined ? undefined : part(given.air).air
    const sky = outside?.weather
    const outdoors = outside?.temperature
    const room = new RoomClimate(given.temperature, given.airflow, designOf(given), useOf(given))
    const { nodes, box } = room
    glaze(room, given)
    let [day, presence] = [-1, 1]
    supply?.join(room)
    /** Until when nobody comes or goes. */
    let until = -1
    const occupy = (time: number): void => {
      if (time < until) return
      const days = calendar.weekday + time / 86_400
      const today = Math.floor(days)
      if (today !== day) {
        day = today
        presence = random.between(least, 1)
      }
      room.people = table.isOnAt(time) ? seats * presence : 0
      until = Math.min(table.nextAfter(time), time + (today + 1 - days) * 86_400)
    }
    const hours = (): number => room.over / 3600
    return {
      figures: [
        {
          key: 'over',
          name: `Hours over its limit`,
          unit: 'h',
          digits: 1,
          better: 'less',
          read: hours,
        },
        {
          key: 'warmest',
          name: 'Warmest',
          unit: '°C',
          digits: 1,
          better: 'less',
          read: () => room.warmest,
        },
        {
          key: 'mean',
          name: 'Mean temperature',
          unit: '°C',
          digits: 1,
          better: 'neither',
          read: (time) => (time > 0 ? room.sum / time : nodes.air),
        },
        {
          key: 'heat',
          name: 'Heat',
          unit: 'kWh',
          digits: 0,
          better: 'less',
          read: () => room.heat,
        },
      ],
      main: 'warmest',
      course: {
        name: 'temperature',
        unit: '°C',
        isSum: false,
        scale: 1,
        limit: given.limit,
        read: () => nodes.air,
      },
      ports: {
        temperature: () => nodes.air,
        co2: () => room.co2,
        people: () => room.people,
        airflow: () => (supply ? box.airflow : 0),
      },
      temperature: () => nodes.air,
      heat: () => room.heat,
      overLimit: hours,
      start: (port, value) => {
        if (port === 'co2') room.co2 = value
        else {
          nodes.air = value
          nodes.structure = value
          room.warmest = value
        }
      },
      step: (seconds, time) => {
        occupy(time)
        room.step(seconds, outdoors ? outdoors() : 10, sky, supply)
      },
      retune: (next) => {
        const to = options.parse(next)
        ;({ people: seats, presence: least } = to)
        room.design = designOf(to)
        room.use = useOf(to)
        glaze(room, to)
        table = new Timetable(to.hours, to.days, calendar.weekday)
        until = -1
      },
      digest: (digest) => {
        const { co2, over, heat } = room
        for (const value of [
          nodes.air,
          nodes.structure,
          co2,
          box.damper,
          box.heating,
          over,
          heat,
        ]) {
          digest.number(value)
        }
      },
    }
  },
})

/** All its glass by side. */
function glaze({ glass }: RoomClimate, { window, facing, windows }: Options): void {
  for (const side of sides) glass[side] = side === facing ? window : 0
  for (const other of windows) glass[other.facing] += other.window
}

/** Only what the climate needs, in one layout for all rooms. */
function useOf({ setpoint, limit, desk, gains, heater, opening }: Options): RoomUse {
  return { setpoint, limit, desk, gains, heater, opening }
}

/** A medium building where nothing else is told: six times the room's air with its furniture, 165 kJ/K of structure a m². */
function designOf(given: Options): RoomDesign {
  const { area = 20, height, leak } = given
  const volume = area * height
  const air = given.capacity ?? volume * 1.2 * 1.006 * 6
  const mass = given.mass ?? (given.capacity === undefined ? area * 165 : 0)
  const loss =
    (given.loss ?? area * 0.0006) + (given.area === undefined ? 0 : volume * leak * carried)
  return {
    air,
    mass,
    exchange: clamp(given.exchange ?? area * 0.02275, 0, 1e9),
    loss,
    volume,
    leak: volume * leak,
  }
}
