import * as z from 'zod'

/**
 * The structure of `kiosk` in a twin file, property by property (see `twinFile.ts`). Not part of what the page loads first.
 */

const seconds = z.number().min(0.5).max(86_400)
const share = z.number().min(0.2).max(1)
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as “06:30”')

/** Properties of one stop of the tour. */
export const kioskStopFields = {
  view: z.string().describe('Id of a view.'),
  seconds: seconds.default(20).describe('How long the tour stays there. Default: 20.'),
  caption: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('What is written below it. Default: the name of the view.'),
}

/** Properties of `brightness`. */
export const brightnessFields = {
  day: share.default(1).describe('Brightness by day, 0.2 to 1. Default: 1.'),
  night: share.default(0.6).describe('Brightness by night, 0.2 to 1. Default: 0.6.'),
  dayFrom: clock.default('06:00').describe('When the day begins, by the display’s clock.'),
  nightFrom: clock.default('21:00').describe('When the night begins, by the display’s clock.'),
}

/** Properties of `kiosk`, besides `views` and `brightness`. */
export const kioskFields = {
  start: z
    .enum(['always', 'asked'])
    .default('always')
    .describe(
      '“always”: a page of this twin is a wall display, unless its address says “?kiosk=off”; “asked”: only where it says “?kiosk”. Default: “always”.',
    ),
  alarmSeconds: seconds
    .default(60)
    .describe(
      'How long the camera stays at an alarm that nobody acknowledges, before it goes round the views once more. Default: 60.',
    ),
  lookSeconds: seconds
    .default(60)
    .describe('How long after the last touch the tour goes on. Default: 60.'),
  quietSeconds: seconds
    .default(10)
    .describe('How long no value may arrive until the display says so. Default: 10.'),
}

/** The same as a schema, for editors. */
export const kioskSchema = z
  .strictObject({
    views: z
      .array(z.strictObject(kioskStopFields))
      .optional()
      .describe('The tour. Default: all views, 20 seconds each.'),
    ...kioskFields,
    brightness: z
      .strictObject(brightnessFields)
      .optional()
      .describe('How bright the display is by day and by night.'),
  })
  .meta({ description: 'What a wall display does.' })
