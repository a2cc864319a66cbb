import * as z from 'zod'

/** The structure of a file of an inspection, property by property (see `twinFile.ts`). Not part of what the page loads first. */

/** The version of the format that this program reads. */
export const inspectionVersion = 1

/** Those who may write an inspection at all (`accessTable`), and so may be asked to sign it. */
const signers = ['inspector', 'operator', 'engineer'] as const

const plain = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and “-”, 40 at most')
const vector = z.tuple([z.number(), z.number(), z.number()])
const words = (most: number) => z.string().min(1).max(most)

/** Properties of the whole file that hold no further entries. */
export const inspectionFields = {
  inspection: z.literal(inspectionVersion).describe('Version of the format: 1.'),
  id: plain.describe('Short name; it stays when the questions change.'),
  title: words(100).describe('What people see.'),
  version: z.int().min(1).max(9999).describe('Rises with each change of the questions.'),
  description: z.string().max(500).default('').describe('What it is for.'),
  sign: z
    .array(z.enum(signers))
    .min(1)
    .default(['inspector', 'operator', 'engineer'])
    .describe('Roles of those who may sign it.'),
}

/** Properties of a step. */
export const stepFields = {
  id: plain.describe('Short name; answers are kept under it.'),
  title: words(100).describe('What people see.'),
  asset: z.string().optional().describe('Id of the asset that it is about.'),
  view: z
    .union([z.string(), z.strictObject({ position: vector, target: vector })])
    .optional()
    .describe(
      'Id of a view of the twin, or a place and what it looks at, metres. Default: the asset.',
    ),
  look: words(400).describe('What to look for.'),
}

/** Properties of an entry of `expect`. */
export const expectFields = {
  signal: z.string().describe('Id of a signal: “pump3.vibration”.'),
  below: z.number().optional().describe('The value is to be less than this.'),
  above: z.number().optional().describe('The value is to be more than this.'),
  is: z.string().optional().describe('The state that it is to be in.'),
}

/** What stands as `answer`. */
export const answerField = z
  .union([
    z.enum(['ok', 'text', 'photo', 'voice']),
    z
      .strictObject({
        type: z.literal('number'),
        unit: z.string().max(20).default(''),
        from: z.number().optional(),
        to: z.number().optional(),
      })
      .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
        message: 'must have a “from” that is less than its “to”',
      }),
    z
      .strictObject({
        type: z.literal('choice'),
        of: z.array(words(60)).min(2).max(8),
        wrong: z.array(z.string()).default([]),
      })
      .refine(({ of, wrong }) => wrong.every((each) => of.includes(each)), {
        message: 'must have only such choices in “wrong” as stand in “of”',
      }),
  ])
  .default('ok')
  .describe(
    '“ok” (ok, not ok, not applicable), “text”, “photo”, “voice”, a number with its limits, or one of a few choices. Default: “ok”.',
  )

/** What a twin file says of them. */
export const inspectionsSchema = z
  .array(z.string().min(1))
  .max(50)
  .describe('Files of inspections, relative to this file: “inspections/weekly-walk-round.json”.')
