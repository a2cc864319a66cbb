import * as z from 'zod'
import type { TwinExtensions } from '#twin/readTwin.ts'

/** A few behaviours and codecs with all kinds of options. */
export const extensions: TwinExtensions = {
  behaviours: {
    colour: {
      about: 'Colours the part.',
      signal: 'needed',
      options: z.strictObject({
        states: z.record(z.string(), z.string()).optional().describe('Colour by state.'),
        from: z.number().default(0).describe('Value of the first colour.'),
        to: z.number().default(100).describe('Value of the last colour.'),
      }),
    },
    spin: {
      about: 'Turns the part.',
      signal: 'optional',
      options: z
        .object({
          axis: z.enum(['x', 'y', 'z']).default('y').describe('Axis.'),
          rpm: z.number().positive().optional().describe('Speed.'),
          sense: z.literal([1, -1]).default(1).describe('Sense.'),
        })
        .refine((options) => options.rpm !== 13, 'rpm 13 brings bad luck'),
    },
    hide: { about: 'Hides the part.', signal: 'none', options: z.strictObject({}) },
    mark: {
      about: 'Marks the part.',
      signal: 'needed',
      options: z.union([
        z.strictObject({ above: z.number().describe('Limit.') }),
        z.strictObject({ below: z.number().describe('Limit.') }),
      ]),
    },
  },
  codecs: {
    json: {
      about: 'JSON.',
      options: z.strictObject({
        path: z.string().min(1).optional().describe('Place of the value.'),
        time: z.string().min(1).optional().describe('Place of the time.'),
      }),
    },
    number: { about: 'Plain text.', options: z.strictObject({}) },
  },
}
