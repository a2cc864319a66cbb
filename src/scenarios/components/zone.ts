import * as z from 'zod'
import { clamp } from '../clamp.ts'
import { exp } from '../exact/exp.ts'
import { VavBox } from '../VavBox.ts'
import { makeComponent } from './ComponentKind.ts'
import { ThermalNodes, type ThermalDesign } from './ThermalNodes.ts'
import { Timetable } from './Timetable.ts'
import { zoneFields } from './zoneFields.ts'

const options = z.strictObject(zoneFields)
type Options = z.output<typeof options>

/** kW/K of one m³/h of air; of one person at a desk (ISO 8996, EN 16798-1): kW and l/h of carbon dioxide. */
const carried = (1.2 * 1.006) / 3600
const sensible = 0.075
const breathed = 19
const outdoorCo2 = 425

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
    let present = given
    let design = designOf(given)
    let table = new Timetable(given.hours, given.days, calendar.weekday)
    const nodes = new ThermalNodes(given.temperature)
    const outside = given.outside === undefined ? undefined : part(given.outside)
    const supply = given.air === undefined ? undefined : part(given.air).air
    const box = new VavBox(given.airflow)
    let [co2, people, day, presence] = [500, 0, -1, 1]
    let [over, warmest, heat, sum] = [0, given.temperature, 0, 0]
    supply?.join({ demand: () => box.design * box.damper, temperature: () => nodes.air })
    const occupy = (time: number): void => {
      const today = Math.floor(calendar.weekday + time / 86_400)
      if (today !== day) {
        day = today
        presence = random.between(present.presence, 1)
      }
      people = table.isOnAt(time) ? present.people * presence : 0
    }
    const hours = (): number => over / 3600
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
          read: () => warmest,
        },
        {
          key: 'mean',
          name: 'Mean temperature',
          unit: '°C',
          digits: 1,
          better: 'neither',
          read: (time) => (time > 0 ? sum / time : nodes.air),
        },
        { key: 'heat', name: 'Heat', unit: 'kWh', digits: 0, better: 'less', read: () => heat },
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
        co2: () => co2,
        people: () => people,
        airflow: () => (supply ? box.airflow : 0),
      },
      temperature: () => nodes.air,
      heat: () => heat,
      overLimit: hours,
      start: (port, value) => {
        if (port === 'co2') co2 = value
        else {
          nodes.air = value
          nodes.structure = value
          warmest = value
        }
      },
      step: (seconds, time) => {
        occupy(time)
        const { temperature: air, sun } = { temperature: nodes.air, sun: present.window }
        box.step(seconds, air, co2, people, present.setpoint, supply?.pressure() ?? 0)
        const flow = supply ? box.airflow : 0
        const radiator = present.heater * box.heating
        const shine = (sun * (outside?.weather?.sun[present.facing] ?? 0)) / 1000
        const gains = present.gains + people * (sensible + present.desk) + shine + radiator
        nodes.step(
          seconds,
          design,
          outside?.temperature?.() ?? 10,
          flow * carried,
          supply?.supply() ?? 0,
          gains,
        )
        const fresh = flow + design.volume * present.leak
        const end = outdoorCo2 + (fresh > 0 ? (people * breathed * 1000) / fresh : 0)
        co2 = end + (co2 - end) * exp((-seconds * fresh) / (3600 * design.volume))
        heat += (radiator * seconds) / 3600
        sum += nodes.air * seconds
        if (nodes.air > warmest) warmest = nodes.air
        if (nodes.air > present.limit) over += seconds
      },
      retune: (next) => {
        present = options.parse(next)
        design = designOf(present)
        table = new Timetable(present.hours, present.days, calendar.weekday)
      },
      digest: (digest) => {
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

/** A medium building where nothing else is told: six times the room's air with its furniture, 165 kJ/K of structure a m². */
function designOf(given: Options): ThermalDesign & { volume: number } {
  const { area = 20, height, leak } = given
  const volume = area * height
  const air = given.capacity ?? volume * 1.2 * 1.006 * 6
  const mass = given.mass ?? (given.capacity === undefined ? area * 165 : 0)
  const loss =
    (given.loss ?? area * 0.0006) + (given.area === undefined ? 0 : volume * leak * carried)
  return { air, mass, exchange: clamp(given.exchange ?? area * 0.02275, 0, 1e9), loss, volume }
}
