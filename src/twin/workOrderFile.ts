import * as z from 'zod'
import { isTopicFilter } from './TopicTree.ts'

/** The structure of `workOrders` in a twin file (see `twinFile.ts`). Not part of what the page loads first. */

const topic = z.string().superRefine((text, context) => {
  const wrong =
    isTopicFilter(text) ??
    (/[+#]/.test(text) ? 'must be one topic, without “+” and “#”' : null) ??
    (text.startsWith('$') ? 'must not start with “$”: those topics belong to the broker' : null)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
})

/** Properties of a place for work orders. */
export const workOrderFields = {
  name: z.string().min(1).max(60).describe('What people see: “Maintenance desk”.'),
  webhook: z
    .string()
    .max(2000)
    .regex(
      /^https:\/\/[^\s/\\?#@{}]+([/?#][^\s\\{}]*)?$/i,
      'must be an address that begins with https:// and a host, without a user name',
    )
    .optional()
    .describe('Address that takes it as JSON (POST) and answers.'),
  topic: topic
    .optional()
    .describe('MQTT topic below which it is sent as a command; the plant’s desk answers.'),
  body: z
    .union([z.record(z.string(), z.unknown()), z.array(z.unknown())])
    .optional()
    .describe(
      'What is sent. In it {title}, {text}, {severity}, {asset}, {name}, {plant}, {author}, {time}, {values} and {note} stand for what they say; for a topic also {id}, {desk} and {expires}.',
    ),
}

/** The same as a schema, for editors. */
export const workOrdersSchema = z
  .array(z.strictObject(workOrderFields))
  .describe('Where findings can be sent as work orders.')
