import * as z from 'zod'
import { hoursFields } from './hoursFields.ts'

const positive = z.number().positive()
const amount = z.number().min(0)

/** Where windows look. */
export const sides = ['north', 'east', 'south', 'west', 'roof'] as const
const glass = { description: 'm² of glass times the share of sun that it lets in.', unit: 'm²' }

/** Options of a zone. */
export const zoneFields = {
  area: positive.optional().meta({ description: 'Floor, m².', unit: 'm²' }),
  height: positive.default(2.8).meta({ description: 'Metres.', unit: 'm' }),
  outside: z.string().optional().describe('The weather; 10 °C without.'),
  air: z.string().optional().describe('The air handler that gives it air.'),
  airflow: amount
    .default(0)
    .meta({ description: 'Its share of that air as designed.', unit: 'm³/h' }),
  leak: amount.max(20).default(0.1).meta({
    description: 'Air that comes through joints, volumes of the room an hour.',
    unit: '1/h',
  }),
  loss: amount.optional().meta({
    description: 'kW/K through the facade. Default: 0.6 W/K a m² of floor.',
    unit: 'kW/K',
  }),
  capacity: positive.optional().meta({
    description: 'kJ/K of the air and what follows it. Default: six times the air.',
    unit: 'kJ/K',
  }),
  mass: amount.optional().meta({
    description: 'kJ/K of the structure; 0 for none. Default: 165 a m², none with “capacity”.',
    unit: 'kJ/K',
  }),
  exchange: amount.optional().meta({
    description: 'kW/K between air and structure. Default: 22.75 W/K a m².',
    unit: 'kW/K',
  }),
  temperature: z
    .number()
    .min(-40)
    .max(60)
    .default(22)
    .meta({ description: 'When a run starts.', unit: '°C' }),
  setpoint: z.number().min(5).max(35).default(22).meta({ description: 'Wished.', unit: '°C' }),
  limit: z
    .number()
    .min(0)
    .max(60)
    .default(28)
    .meta({ description: 'Not to be passed; hours over it are counted.', unit: '°C' }),
  people: amount.default(0).meta({ description: 'Persons at most, in its hours.', unit: 'items' }),
  presence: z.number().min(0).max(1).default(0.7).meta({
    description: 'Least share of them that comes on a day; each day is drawn.',
    unit: '1',
  }),
  desk: amount.default(0.1).meta({ description: 'kW of machines a person.', unit: 'kW' }),
  gains: z
    .number()
    .default(0)
    .meta({ description: 'kW of heat that is always there.', unit: 'kW' }),
  heater: amount.default(0).meta({ description: 'kW of its radiator at most.', unit: 'kW' }),
  window: amount.default(0).meta(glass),
  facing: z.enum(sides).default('south').describe('Where its windows look.'),
  windows: z
    .array(z.strictObject({ window: amount.meta(glass), facing: z.enum(sides) }))
    .default([])
    .describe('More of them, on other sides: [{ "window": 2, "facing": "west" }].'),
  opening: amount.default(0).meta({
    description:
      'm³/h that a window lets in, opened by who is there when it is 2.2 K above the setpoint and cooler outside.',
    unit: 'm³/h',
  }),
  ...hoursFields,
}
