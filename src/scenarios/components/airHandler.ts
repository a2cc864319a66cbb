import * as z from 'zod'
import { AirHandler } from '../AirHandler.ts'
import { clamp } from '../clamp.ts'
import { makeComponent } from './ComponentKind.ts'
import { hoursFields } from './hoursFields.ts'
import { Timetable } from './Timetable.ts'

const options = z.strictObject({
  airflow: z.number().positive().meta({ description: 'm³/h as designed.', unit: 'm³/h' }),
  power: z.number().min(0).meta({ description: 'kW of its fans at full speed.', unit: 'kW' }),
  outside: z.string().describe('The weather.'),
  cold: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('Chillers, asked in this order. Default: it has all the cold that it wants.'),
  supply: z.number().min(8).max(35).optional().meta({
    description: 'Setpoint of the supply air, °C. Default: 18.5, lower when the rooms are warm.',
    unit: '°C',
  }),
  coil: z
    .number()
    .positive()
    .max(40)
    .default(10)
    .meta({ description: 'K that its coil cools the air at most.', unit: 'K' }),
  dust: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .meta({ description: 'Dust in its filter when a run starts: 0 clean to 1 full.', unit: '1' }),
  ...hoursFields,
})

/** An air handling unit that gives zones their air. */
export const airHandler = makeComponent({
  about:
    'An air handling unit: variable fans, heat recovery, heating and cooling coils, a filter that clogs.',
  equation:
    'Flow ∝ n, pressure ∝ n², power ∝ n³ (ASHRAE Handbook HVAC Systems ch. 21); heat recovery 74 % (EN 13053, class H1).',
  options,
  reads: {},
  writes: {
    state: { about: 'Running, idle or faulted.', unit: 'state' },
    airflow: { about: 'Supply air.', unit: 'm³/h' },
    supply: { about: 'Supply air.', unit: '°C' },
    return: { about: 'Air that comes back.', unit: '°C' },
    power: { about: 'Of its fans.', unit: 'kW' },
    fan: { about: 'Speed of the supply fan.', unit: '%' },
  },
  links: { outside: ['weather'], cold: ['chiller'] },
  open({ part, calendar }, given) {
    const unit = new AirHandler(given.airflow, given.power, given.dust, given.coil)
    const outside = part(given.outside).temperature!
    const chillers = [given.cold ?? []].flat().map((id) => part(id).cold!)
    const zones: { demand(): number; temperature(): number }[] = []
    let present = given
    let table = new Timetable(given.hours, given.days, calendar.weekday)
    let halted = 0
    let energy = 0
    let heat = 0
    let cold = 0
    const chill = (): void => {
      let asked = unit.coldAsked
      if (chillers.length === 0 || asked <= 0) {
        unit.coldShare = 1
        return
      }
      const all = asked
      for (const chiller of chillers) asked -= chiller.take(asked)
      unit.coldShare = clamp(1 - asked / all, 0, 1)
    }
    return {
      figures: [
        {
          key: 'energy',
          name: 'Fan energy',
          unit: 'kWh',
          digits: 0,
          better: 'less',
          read: () => energy,
        },
        { key: 'heat', name: 'Heat', unit: 'kWh', digits: 0, better: 'less', read: () => heat },
        { key: 'cold', name: 'Cold', unit: 'kWh', digits: 0, better: 'less', read: () => cold },
        {
          key: 'filter',
          name: 'Filter used',
          unit: '%',
          digits: 0,
          better: 'less',
          read: () => 100 * unit.dust,
        },
      ],
      main: 'energy',
      course: { name: 'supply', unit: '°C', isSum: false, scale: 1, read: () => unit.supply },
      ports: {
        state: () => (halted > 0 ? 5 : unit.state === 'running' ? 2 : 1),
        airflow: () => unit.airflow,
        supply: () => unit.supply,
        return: () => unit.return,
        power: () => unit.power,
        fan: () => 100 * unit.share,
      },
      energy: () => energy,
      heat: () => heat,
      air: {
        supply: () => unit.supply,
        pressure: () => unit.pressure,
        join: (zone) => zones.push(zone),
      },
      halt: (isHalted) => {
        halted += isHalted ? 1 : -1
      },
      step: (seconds, time) => {
        let demand = 0
        let warmth = 0
        for (const zone of zones) {
          const wish = zone.demand()
          demand += wish
          warmth += wish * zone.temperature()
        }
        const from = demand > 0 ? warmth / demand : 22
        unit.state = halted === 0 && table.isOnAt(time) ? 'running' : 'idle'
        chill()
        const setpoint = present.supply ?? clamp(18.5 - 1.6 * (from - 22), 14, 21)
        unit.step(seconds, demand, from, outside(), setpoint)
        energy += (unit.power * seconds) / 3600
        heat += (unit.heat * seconds) / 3600
        cold += (unit.cold * seconds) / 3600
        if (unit.dust > 0.995) unit.renewFilter()
      },
      retune: (next) => {
        present = options.parse(next)
        table = new Timetable(present.hours, present.days, calendar.weekday)
      },
      digest: (digest) => {
        const { share, airflow, supply, recovered, dust } = unit
        for (const value of [share, airflow, supply, unit.return, recovered, dust, energy, heat]) {
          digest.number(value)
        }
      },
    }
  },
})
