import * as z from 'zod'
import { isPartPattern, splitModelPrefix } from './PartPattern.ts'
import { isTopicFilter } from './TopicTree.ts'

// Before the first schema: zod otherwise probes for eval, which a strict content policy reports.
z.config({ jitless: true })

/**
 * The structure of a twin file, property by property. `readTwin` reads each property by itself, so that one mistake
 * costs one entry; `makeTwinSchema` adds what behaviours and codecs bring.
 */

/** The version of the format that this program reads. */
export const twinVersion = 1

const vector = z.tuple([z.number(), z.number(), z.number()])

/** Ids and keys of signals: both are joined by a dot in a signal's id. */
export const idField = z
  .string()
  .regex(
    /^[^\s./#+:]+$/,
    'must be a name without spaces and without any of “.”, “/”, “#”, “+”, “:”',
  )

const topic = z.string().superRefine((text, context) => {
  const wrong = isTopicFilter(text)
  if (wrong) context.addIssue({ code: 'custom', message: wrong })
  else if (text.startsWith('$share/')) {
    const message =
      'is a shared subscription: then each visitor would get only some of the messages'
    context.addIssue({ code: 'custom', message })
  }
})

/** One pattern of part paths. */
export const patternField = z
  .string()
  .superRefine((text, context) => {
    const wrong = isPartPattern(splitModelPrefix(text).pattern)
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
  })
  .describe(
    "Names of nodes joined by “/”, fitting the end of a path. “*” any characters, “?” one, “**” any number of names; a leading “/” starts at the model's root; “[key=value]” at the end (or alone) takes only nodes with that property in their glTF extras: “Storey2/**[ifcClass=IfcDoor]”, “[tag=P-10*]”, “[Pset_DoorCommon.IsExternal=true]”; a name that ends so itself has “?” for its last bracket; “hall:” before it means the model “hall” only.",
  )

const broker = z
  .string()
  .refine(
    isSocketAddress,
    "must be the address of a broker's WebSocket, such as “wss://broker.example/mqtt”",
  )

function isSocketAddress(text: string): boolean {
  return URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol)
}

const kinds = ['site', 'area', 'line', 'storey', 'room', 'system', 'asset', 'component'] as const

const states = z.union([
  z.array(z.string().min(1)).min(1).refine(isEachOnce, 'must not name a state twice'),
  z
    .record(z.string(), z.number())
    .refine((codes) => Object.keys(codes).length > 0, 'must name at least one state')
    .refine((codes) => isEachOnce(Object.values(codes)), 'must not give two states the same code'),
])

function isEachOnce(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length
}

const staleAfter = z.union([z.number().positive(), z.literal('never')])

/** Properties of a model. */
export const modelFields = {
  id: idField.describe('Short name of the model, for patterns (“hall:Line1/Body”).'),
  file: z.string().min(1).describe('Address of a .glb or .gltf file, relative to this file.'),
  position: vector.default([0, 0, 0]).describe('Where the model stands, metres: x, y (up), z.'),
  rotation: vector.default([0, 0, 0]).describe('Turns about x, y and z in this order, degrees.'),
  scale: z.number().positive().default(1).describe('Size factor; 1 = the file is in metres.'),
}

/** Properties of a view. */
export const viewFields = {
  id: idField.describe('Short name of the view, for links.'),
  name: z.string().min(1).describe('What people see.'),
  position: vector.describe('Where the eye is, metres.'),
  target: vector.describe('What the eye looks at, metres.'),
  storey: idField
    .optional()
    .describe('Id of an asset of kind “storey”: what is above it is taken out of the way.'),
  plan: z
    .boolean()
    .optional()
    .describe('With “storey”: what hangs below its ceiling is out of the way too.'),
}

/** What can stand in braces in the address of a link. */
export const linkPlaceholders = ['asset', 'name', 'kind', 'plant'] as const

/** Properties of a link to another page. */
export const linkFields = {
  name: z.string().min(1).max(80).describe('What people see: “Manual”, “Work orders”.'),
  url: z
    .string()
    .max(2000)
    .regex(
      /^https?:\/\/[^\s/\\?#@{}]+([/?#][^\s\\]*)?$/i,
      'must be an address that begins with https:// or http:// and a host; braces come after the host',
    )
    .describe(
      'Address of the page; “{asset}” (id), “{name}”, “{kind}” and “{plant}” are filled in.',
    ),
}

/** Where values come from; a codec's own options stand beside these. */
export const sourceFields = {
  topic: topic.optional().describe('MQTT topic; “+” and “#” are allowed.'),
  codec: z.string().optional().describe('How payloads are read. Default: “json”.'),
  staleAfter: staleAfter
    .optional()
    .describe('Seconds without a message after which the value is stale, or “never”. Default: 10.'),
}

/** Properties of a signal, besides those of a source. */
export const signalFields = {
  name: z.string().min(1).optional().describe('What people see. Default: the key.'),
  unit: z.string().default('').describe('Unit as people see it: “rpm”, “°C”, “%”.'),
  range: z
    .tuple([z.number(), z.number()])
    .refine(([from, to]) => from < to, 'must be a smaller and a larger number')
    .optional()
    .describe('Smallest and largest possible value; anything outside is bad.'),
  formula: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Computes the value from other signals instead of receiving it: “filler.speed * 60 / filler.good”, “state == "running" ? speed : 0”. Signals by id, those of this asset by key, others as signals["a-b.c"]; + − * / % comparisons && || ! ?: in, and abs, ceil, clamp, exp, floor, ln, max, min, pow, round, sqrt.',
    ),
  sourceUnit: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Unit of what the source sends, when it is not “unit”: it is converted. “°F”, “psi”.',
    ),
  scale: z
    .number()
    .refine((factor) => factor !== 0, 'must not be 0')
    .optional()
    .describe('Factor by which the value that arrives is multiplied first. Default: 1.'),
  offset: z.number().optional().describe('Is added after “scale”. Default: 0.'),
  digits: z.int().min(0).max(12).default(1).describe('Decimals to show.'),
  states: states
    .optional()
    .describe('Names of states: a list (codes 0, 1, 2, …) or an object of name and code.'),
  ...sourceFields,
}

/** Properties of an asset that hold no further entries. */
export const assetFields = {
  id: idField.describe('Short name, unique in the file; signals are called “id.key”.'),
  name: z.string().min(1).optional().describe('What people see. Default: the id.'),
  kind: z.enum(kinds).default('asset').describe('Level in the plant.'),
  description: z.string().optional().describe('A sentence or two about it.'),
  elevation: z
    .number()
    .optional()
    .describe('Height of the finished floor of a storey, metres. Default: that of its parts.'),
}

/** A group of parts: a pattern or a list of them. */
export const partsField = z.union([patternField, z.array(patternField).min(1)])

/** Properties of a show entry, besides those of its behaviour. */
export const showFields = {
  as: z.string().describe('The behaviour: how the parts show the signal.'),
  part: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe("A group of this asset's “parts”, or a list of groups. Default: all of them."),
  signal: z
    .string()
    .optional()
    .describe('Key of a signal of this asset, or the full id of any: “filler.state”.'),
}

/** Properties of the whole file that hold no further entries. */
export const fileFields = {
  $schema: z.string().optional().describe('Address of the JSON Schema, for editors.'),
  gemba: z.literal(twinVersion).describe('Version of the format: 1.'),
  name: z.string().min(1).describe('Name of the plant.'),
  description: z.string().optional().describe('A sentence or two about it.'),
  broker: broker.optional().describe("Address of the broker's WebSocket: “wss://…”."),
}

/** Placeholder that `makeTwinSchema` fills with the behaviours. */
const show = z
  .strictObject(showFields)
  .meta({ id: 'show', description: 'How parts show a signal.' })
const source = z.strictObject(sourceFields).meta({
  id: 'source',
  description: "Where the values of this asset's signals, and of the assets below it, come from.",
})
const signal = z
  .strictObject(signalFields)
  .meta({ id: 'signal', description: 'One measured or counted value.' })
const model = z
  .strictObject(modelFields)
  .meta({ id: 'model', description: 'A 3D model and its place.' })
const links = z
  .array(z.strictObject(linkFields).meta({ id: 'link', description: 'A page elsewhere.' }))
  .optional()
  .describe('Documents on other pages: of the asset and all below it, or in the file of all.')
const view = z.strictObject(viewFields).meta({ id: 'view', description: 'A place to look from.' })

const asset = z
  .strictObject({
    ...assetFields,
    source: source.optional(),
    signals: z.record(idField, signal).optional().describe('The signals of this asset by key.'),
    each: z
      .record(idField, signal)
      .optional()
      .describe(
        'Signals that every asset right below this one has: “+” in “topic” stands for the id of the asset (or as “device” or “node” of Sparkplug). An asset may change them in its own “signals”.',
      ),
    parts: z
      .record(z.string(), partsField)
      .optional()
      .describe('Named groups of parts of the models: a pattern or a list of patterns each.'),
    links,
    show: z.array(show).optional().describe("How this asset's parts show signals."),
    get children(): z.ZodOptional<z.ZodArray<z.ZodType>> {
      return z.array(asset).optional().describe('The assets below this one.')
    },
  })
  .meta({ id: 'asset', description: 'A site, area, line, asset or component.' })

/** The whole file, as far as it depends on no behaviour and no codec. */
export const twinFile = z
  .strictObject({
    ...fileFields,
    models: z.array(model).min(1).describe('The 3D models that make up the place.'),
    assets: z.array(asset).min(1).describe('The plant from the top down.'),
    views: z
      .array(view)
      .optional()
      .describe('Places to look from; the first is where a visit starts.'),
    links,
    process: z.unknown().optional().describe('How the plant works, for what-if runs.'),
    scenarios: z.unknown().optional().describe('Questions to the process model.'),
  })
  .meta({
    title: 'Gemba twin file',
    description: 'A plant as data: models, assets, signals and how parts show them.',
  })
