import * as z from 'zod'
import { Chiller } from '../Chiller.ts'
import { makeComponent } from './ComponentKind.ts'

const options = z.strictObject({
  capacity: z
    .number()
    .positive()
    .meta({ description: 'kW of heat that it takes out.', unit: 'kW' }),
  setpoint: z
    .number()
    .min(-30)
    .max(25)
    .default(7)
    .meta({ description: 'Of the water that it sends, °C.', unit: '°C' }),
  outside: z.string().optional().describe('The weather; 25 °C without.'),
  heat: z
    .number()
    .min(0)
    .default(0)
    .meta({ description: 'kW that it takes out besides what air handlers ask for.', unit: 'kW' }),
})

/** A chiller that air handlers get their cold from. */
export const chiller = makeComponent({
  about:
    'A chiller: takes heat out of water up to its capacity; air handlers ask it in their order.',
  equation:
    'Power = heat/COP·(1 + 0.012·(outside − 20)), COP 3.4 at full load (ASHRAE Handbook HVAC Systems ch. 43); return by Q = ṁ·c·ΔT.',
  options,
  reads: {},
  writes: {
    state: { about: 'What it is doing.', unit: 'state' },
    load: { about: 'Share of its capacity.', unit: '%' },
    supply: { about: 'Water that it sends.', unit: '°C' },
    return: { about: 'Water that comes back.', unit: '°C' },
    power: { about: 'Electrical power now.', unit: 'kW' },
  },
  links: { outside: ['weather'] },
  open({ part }, given) {
    const machine = new Chiller(given.capacity, given.setpoint)
    const outside = given.outside === undefined ? undefined : part(given.outside).temperature
    let taken = 0
    let heat = given.heat
    let energy = 0
    let removed = 0
    let halted = 0
    const free = (): number => (halted > 0 ? 0 : Math.max(0, machine.capacity - heat - taken))
    const work = (time: number): number =>
      time > 0 ? (100 * removed) / (machine.capacity * time) : 0
    return {
      figures: [
        { key: 'load', name: 'Mean load', unit: '%', digits: 1, better: 'neither', read: work },
        {
          key: 'energy',
          name: 'Energy',
          unit: 'kWh',
          digits: 0,
          better: 'less',
          read: () => energy,
        },
      ],
      main: 'load',
      course: { name: 'load', unit: '%', isSum: false, scale: 100, read: () => machine.load },
      ports: {
        state: () => (halted > 0 ? 5 : machine.state === 'running' ? 2 : 1),
        load: () => 100 * machine.load,
        supply: () => machine.supply,
        return: () => machine.return,
        power: () => machine.power,
      },
      energy: () => energy,
      cold: {
        take: (kilowatts) => {
          const got = Math.min(kilowatts, free())
          taken += got
          return got
        },
      },
      halt: (isHalted) => {
        halted += isHalted ? 1 : -1
      },
      step: (seconds) => {
        const now = halted > 0 ? 0 : Math.min(machine.capacity, heat + taken)
        machine.step(seconds, now, now > 0.2, outside?.() ?? 25)
        removed += now * seconds
        energy += (machine.power * seconds) / 3600
        taken = 0
      },
      retune: (next) => {
        const to = options.parse(next)
        machine.capacity = to.capacity
        machine.setpoint = to.setpoint
        heat = to.heat
      },
      digest: (digest) => {
        for (const value of [
          machine.supply,
          machine.return,
          machine.load,
          energy,
          removed,
          taken,
        ]) {
          digest.number(value)
        }
      },
    }
  },
})
