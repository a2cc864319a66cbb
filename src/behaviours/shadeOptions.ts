import * as z from 'zod'
import { scaleNames } from './colourScales.ts'
import { colourOption, isOneOf } from './options.ts'

/** Options of what colours a part by a value; `strength` is how strong it is when the file does not say. */
export function makeShadeOptions(strength: number, most: number) {
  return z
    .strictObject({
      states: z
        .record(z.string(), colourOption)
        .optional()
        .describe('Colour by state; a state that is not listed has none.'),
      thresholds: z
        .array(
          z.strictObject({
            from: z.number().describe('Holds at this value and above, up to the next threshold.'),
            colour: colourOption,
            text: z.string().optional().describe('What it means, for the explanation.'),
          }),
        )
        .min(1)
        .optional()
        .describe('Colour by threshold; below the lowest there is none.'),
      deadband: z
        .number()
        .min(0)
        .default(0)
        .describe('How far below its threshold a value must fall until the colour goes back.'),
      scale: z
        .strictObject({
          from: z.number(),
          to: z.number(),
          map: z.enum(scaleNames).default('viridis'),
        })
        .refine(({ from, to }) => from !== to, 'from and to must differ')
        .optional()
        .describe('Continuous colour from one value to another.'),
      strength: z.number().min(0).max(most).default(strength),
    })
    .refine((options) => isOneOf(options, ['states', 'thresholds', 'scale']), {
      message: 'give exactly one of states, thresholds or scale',
    })
}

export type ShadeOptions = z.output<ReturnType<typeof makeShadeOptions>>
