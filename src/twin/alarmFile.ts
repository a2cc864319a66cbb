import * as z from 'zod'
import { alarmPriorities } from './Alarm.ts'
import { interlockFields } from './commandFile.ts'
import { isTopicFilter } from './TopicTree.ts'
import { idField } from './twinFile.ts'

/**
 * The structure of alarms in a twin file, property by property (see `twinFile.ts`). Not part of what the page loads first.
 */

const words = z.array(z.string().min(1)).min(1)
const seconds = z.number().min(0).max(86_400)
const path = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'must be names joined by “.”, such as “alarm.id”')
const topic = z.string().superRefine((text, context) => {
  const wrong = isTopicFilter(text)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

/** Exactly one of these says when an alarm is raised. */
export const alarmConditions = [
  'high',
  'low',
  'deviation',
  'rate',
  'state',
  'quality',
  'received',
] as const

/** Properties of an alarm, besides `suppressedWhen`. */
export const alarmFields = {
  name: z.string().min(1).optional().describe('What people see. Default: the key.'),
  signal: z.string().optional().describe('Key of a signal of this asset, or the full id of any.'),
  high: z.number().optional().describe('Raised above this value.'),
  low: z.number().optional().describe('Raised below this value.'),
  deviation: z
    .strictObject({
      from: z
        .union([z.string(), z.number()])
        .describe('A signal (its setpoint), or a number, that it shall be near.'),
      by: z.number().positive().describe('Raised when it is further away than this.'),
    })
    .optional()
    .describe('Raised far from another signal or a number.'),
  rate: z
    .strictObject({
      by: z.number().positive().describe('Raised when it has changed by more than this …'),
      within: z.number().positive().max(86_400).describe('… within so many seconds.'),
      direction: z
        .enum(['up', 'down', 'either'])
        .default('either')
        .describe('Which way. Default: “either”.'),
    })
    .optional()
    .describe('Raised by a quick change.'),
  state: z
    .union([z.string().min(1), words])
    .optional()
    .describe('Raised in this state, or in one of these.'),
  quality: z
    .union([z.enum(['bad', 'stale', 'never']), z.array(z.enum(['bad', 'stale', 'never'])).min(1)])
    .optional()
    .describe('Raised when the value cannot be trusted: “bad”, “stale”, “never”.'),
  received: z
    .literal(true)
    .optional()
    .describe('Raised by the plant’s own alarm system, which tells it on a topic.'),
  deadband: z
    .number()
    .min(0)
    .default(0)
    .describe('How far the value comes back before the alarm returns. Default: 0.'),
  onDelay: seconds
    .default(0)
    .describe('Seconds for which the condition holds before the alarm is raised. Default: 0.'),
  offDelay: seconds
    .default(0)
    .describe('Seconds for which it no longer holds before the alarm returns. Default: 0.'),
  priority: z
    .enum(alarmPriorities)
    .default('medium')
    .describe('How soon somebody has to act. Default: “medium”.'),
  consequence: z.string().min(1).optional().describe('What happens when nobody acts.'),
  response: z.string().min(1).optional().describe('What to do, in a sentence.'),
  latched: z
    .boolean()
    .default(false)
    .describe('Stays after its return until somebody resets it. Default: false.'),
  group: z
    .string()
    .min(1)
    .optional()
    .describe('Alarms of a group come from one cause: the first of them is marked.'),
  outOfService: z.boolean().default(false).describe('Is not judged for now. Default: false.'),
}

/** Properties of a topic on which alarms are told. */
export const alarmSourceFields = {
  topic: topic.describe('MQTT topic; “+” and “#” are allowed. Its JSON is one alarm or a list.'),
  id: path.default('id').describe('Where the alarm’s id stands. Default: “id”.'),
  active: path.default('active').describe('Where it says whether it is active. Default: “active”.'),
  activeWords: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .default([true, 1, 'active', 'raised', 'on'])
    .describe('What there means that it is. Default: true, 1, “active”, “raised”, “on”.'),
  name: path.default('name').describe('Where its name stands. Default: “name”.'),
  priority: path
    .default('priority')
    .describe('Where its priority stands: “critical”, “high”, “medium”, “low”, or 1 to 4.'),
  asset: path.default('asset').describe('Where the id of its asset stands. Default: “asset”.'),
}

/** The file's own `alarms`. */
export const sharedAlarmFields = {
  received: z
    .array(z.strictObject(alarmSourceFields))
    .max(20)
    .default([])
    .describe('Topics on which the plant’s own alarm system tells its alarms.'),
}

/** The same as schemas, for editors. */
export const alarmSchemas = {
  alarm: z
    .strictObject({
      ...alarmFields,
      suppressedWhen: z
        .array(z.strictObject(interlockFields))
        .optional()
        .describe('By design no alarm while all of these conditions hold.'),
    })
    .meta({
      description: `An alarm by ISA-18.2, with exactly one of ${alarmConditions.join(', ')}.`,
    }),
  shared: z
    .strictObject(sharedAlarmFields)
    .meta({ description: 'Where alarms come from that are not judged here.' }),
  key: idField,
}
