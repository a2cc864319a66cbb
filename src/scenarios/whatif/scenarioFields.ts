import * as z from 'zod'
import { idField } from '#twin/twinFile.ts'

const seconds = z.number().min(0)

/** Longest run: ten years, so that no file asks for a run that would never end. */
export const mostDays = 3660

/** Properties of a scenario in a twin file; `changes` and `sliders` are read one by one. */
export const scenarioFields = {
  id: idField.describe('Short name of the scenario, for links and `npm run what-if`.'),
  name: z.string().min(1).describe('What people see.'),
  description: z.string().default('').describe('What is asked, and why.'),
  days: z.number().positive().max(mostDays).describe('Simulated days.'),
  compare: z
    .array(z.string())
    .default([])
    .describe('Ids of the key figures that it is about, the most telling first.'),
}

/** Properties of a change of a property. */
export const propertyChangeFields = {
  set: z.string().describe('What is changed, as `component.property`: “filler.rate”.'),
  to: z
    .union([z.number(), z.string(), z.boolean()])
    .optional()
    .describe('The new value. Exactly one of “to”, “times” and “plus” is given.'),
  times: z.number().optional().describe('Factor on the value of the model.'),
  plus: z.number().optional().describe('Summand to the value of the model.'),
  at: seconds.optional().describe('Seconds after the start. Default: from the start on.'),
  until: seconds.optional().describe('Seconds after the start at which it is taken back.'),
}

/** Properties of a fault. */
export const faultChangeFields = {
  fail: z.string().describe('Id of the component that stops working.'),
  at: seconds.optional().describe('Seconds after the start. Default: at once.'),
  for: z.number().positive().describe('Seconds until it works again.'),
  mode: z.string().min(1).optional().describe('What people read: “bearing”.'),
}

/** Properties of a slider. */
export const sliderFields = {
  set: z.string().describe('The property that is dragged: one of the changes, or of the model.'),
  name: z.string().min(1).describe('What people see.'),
  unit: z.string().default(''),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  as: z
    .enum(['value', 'percent'])
    .default('value')
    .describe('“percent”: a change of the value in per cent; 15 means × 1.15.'),
}

/** One scenario, whole, for the JSON Schema. */
export const scenarioSchema = z.strictObject({
  ...scenarioFields,
  changes: z
    .array(z.union([z.strictObject(propertyChangeFields), z.strictObject(faultChangeFields)]))
    .default([]),
  sliders: z.array(z.strictObject(sliderFields)).default([]),
})
