import * as z from 'zod'
import { isTopicFilter } from './TopicTree.ts'
import { idField } from './twinFile.ts'

/**
 * The structure of commands in a twin file, property by property (see `twinFile.ts`). Not part of what the page loads first.
 */

/** Seconds: what was given longer ago is not carried out. */
export const longestExpiry = 10

const topic = z.string().superRefine((text, context) => {
  const wrong =
    isTopicFilter(text) ??
    (/[+#]/.test(text) ? 'must be one topic, without “+” and “#”' : null) ??
    (text.startsWith('$') ? 'must not start with “$”: those topics belong to the broker' : null)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

const path = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'must be names joined by “.”, such as “result.state”')

const words = z.array(z.string().min(1)).min(1)

const role = z.enum(['operator', 'engineer'])

const payload = z
  .union([z.record(z.string(), z.unknown()), z.array(z.unknown()), z.string().min(1)])
  .describe(
    'What is sent: JSON, or a text. In it {id}, {expires} (epoch milliseconds of the plant’s clock), {desk}, {value}, {given}, {command}, {user}, {role}, {session} stand for what they say; {id} and {expires} must be there. Default: { "id": "{id}", "desk": "{desk}", "expires": "{expires}", "value": "{value}" }.',
  )

const timeout = z.number().positive().max(3600)
const expiry = z.number().positive().max(longestExpiry)

const answer = z
  .strictObject({
    topic: topic.optional().describe('Where the plant answers.'),
    id: path.optional().describe('Where the command’s id stands in its JSON. Default: “id”.'),
    state: path.optional().describe('Where the state stands. Default: “state”.'),
    reason: path.optional().describe('Where the reason stands. Default: “reason”.'),
    accepted: words
      .optional()
      .describe('States that mean: understood, under way. Default: “accepted”.'),
    done: words.optional().describe('States that mean: carried out. Default: “done”.'),
    refused: words.optional().describe('States that mean: not carried out. Default: “refused”.'),
  })
  .describe('Where the plant answers, and how that is read.')

/** One condition over a signal; all of a command’s must hold. */
export const interlockFields = {
  signal: z.string().describe('Key of a signal of this asset, or the full id of any.'),
  is: words.optional().describe('The states in which it may be given.'),
  isNot: words.optional().describe('The states in which it may not be given.'),
  above: z.number().optional().describe('The least value at which it may be given.'),
  below: z.number().optional().describe('It may be given below this value.'),
  text: z.string().min(1).optional().describe('Why, in words.'),
}

const choice = z.union([
  z.string().min(1),
  z.strictObject({
    value: z.union([z.string(), z.number(), z.boolean()]).describe('What is sent.'),
    name: z.string().min(1).describe('What people see.'),
    confirm: z.string().min(1).optional().describe('What to think of before this one.'),
  }),
])

/** Properties of a command of an asset. */
export const commandFields = {
  name: z.string().min(1).optional().describe('What people see: “Speed”. Default: the key.'),
  description: z.string().optional().describe('A sentence about what it does.'),
  topic: topic
    .optional()
    .describe('Where it is sent. Default: the shared “topic”, a slash and the command’s id.'),
  payload: payload.optional(),
  signal: z
    .string()
    .optional()
    .describe('The value that it changes: key of a signal of this asset, or the full id of any.'),
  range: z
    .tuple([z.number(), z.number()])
    .refine(([from, to]) => from < to, 'must be a smaller and a larger number')
    .optional()
    .describe('Smallest and largest number that may be chosen. Without “choices” too, nothing is.'),
  step: z.number().positive().optional().describe('Step between numbers. Default: by “digits”.'),
  choices: z
    .array(choice)
    .min(1)
    .max(40)
    .optional()
    .describe(
      'What may be chosen: words that are sent as they are, or { "value", "name", "confirm" }.',
    ),
  unit: z.string().optional().describe('Unit of the number. Default: that of the signal.'),
  digits: z.int().min(0).max(12).optional().describe('Decimals. Default: those of the signal.'),
  role: role.optional().describe('Least role that may give it. Default: “operator”.'),
  confirm: z
    .string()
    .min(1)
    .optional()
    .describe('What a person is to think of before they confirm, in a sentence.'),
  answer: answer.optional(),
  timeout: timeout
    .optional()
    .describe('Seconds after which its outcome is unknown. Default: 10 more than “expiry”.'),
  expiry: expiry
    .optional()
    .describe('Seconds after which the plant no longer carries it out, 10 at most. Default: 5.'),
}

/** What holds for all commands of a file. */
export const sharedFields = {
  topic: topic.optional().describe('Commands are sent below this topic: “gemba/PLANT/command”.'),
  clock: z
    .union([
      topic,
      z.strictObject({
        topic: topic.describe('The topic.'),
        time: path.optional().describe('Where the time stands in its JSON. Default: “ts”.'),
        desk: path
          .optional()
          .describe('Where the id of the run of the plant’s program stands. Default: “desk”.'),
      }),
    ])
    .describe(
      'Where the plant tells its own time (epoch milliseconds) every second or two: commands expire by it.',
    ),
  payload: payload.optional(),
  answer: answer.optional(),
  role: role.optional().describe('Least role, where a command says none. Default: “operator”.'),
  timeout: timeout.optional().describe('Seconds until an outcome is unknown.'),
  expiry: expiry.optional().describe('Seconds until a command is too old, 10 at most. Default: 5.'),
}

const interlock = z
  .strictObject(interlockFields)
  .describe('A condition over a signal, with exactly one of is, isNot, above, below.')

/** The same as schemas, for editors. */
export const commandSchemas = {
  command: z
    .strictObject({
      ...commandFields,
      interlock: z
        .array(interlock)
        .optional()
        .describe('Conditions that must all hold; shown in words. The plant checks for itself.'),
    })
    .meta({ description: 'Something that people may tell the plant to do.' }),
  shared: z
    .strictObject(sharedFields)
    .meta({ description: 'What holds for all commands: topics, the plant’s clock, answers.' }),
  key: idField,
}
