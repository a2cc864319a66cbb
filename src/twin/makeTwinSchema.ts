import * as z from 'zod'
import { alarmSchemas } from './alarmFile.ts'
import { commandSchemas } from './commandFile.ts'
import { inspectionsSchema } from './inspectionFile.ts'
import { kioskSchema } from './kioskFile.ts'
import { ownOptions } from './readSource.ts'
import type { TwinExtensions } from './readTwin.ts'
import { workOrdersSchema } from './workOrderFile.ts'
import { showFields, twinFile } from './twinFile.ts'

/** The parts of a JSON Schema that are worked on here; the others pass through. */
type Json = {
  type?: string
  title?: string
  description?: string
  const?: string
  properties?: Record<string, Json>
  required?: string[]
  additionalProperties?: unknown
  unevaluatedProperties?: boolean
  allOf?: Json[]
  anyOf?: Json[]
  oneOf?: Json[]
  propertyNames?: Json
  $ref?: string
  $schema?: string
  $defs?: Definitions
}
type Definitions = Record<string, Json>

/** Schemas of properties that `readTwin` leaves as they are. */
type ReadLater = { process?: object; scenarios?: object }

/**
 * The JSON Schema (draft 2020-12) of a twin file that may use these behaviours and codecs, for editors: `show` entries
 * are told apart by `as`, and the codecs' options stand beside `codec`.
 */
export function makeTwinSchema(extensions: TwinExtensions, readLater: ReadLater = {}): object {
  const schema: Json = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...toJson(twinFile),
  }
  const definitions: Definitions = schema.$defs ?? {}
  const { show, source, signal } = definitions
  const entries = Object.entries(extensions.behaviours)
  const branches = entries.map(([key, behaviour]) => makeBranch(key, behaviour, definitions))
  definitions.show = {
    description: show.description,
    type: 'object',
    required: ['as'],
    oneOf: branches,
  }
  Object.assign(schema.properties ?? {}, readLater)
  // A process can be thought through without a place to show it in.
  const needed = ['models', 'assets']
  schema.required = schema.required?.filter((name) => !needed.includes(name))
  schema.anyOf = [{ required: needed }, { required: ['process'] }]
  addCommands(schema, definitions)
  addAlarms(schema, definitions)
  if (schema.properties) {
    schema.properties.kiosk = toJson(kioskSchema)
    schema.properties.inspections = toJson(inspectionsSchema)
    schema.properties.workOrders = toJson(workOrdersSchema)
  }
  addCodecs(source, extensions, definitions, false)
  addCodecs(signal, extensions, definitions, true)
  return schema
}

/** What people may tell the plant to do: read later than the rest (`readCommands`), so the file's own schema leaves it out. */
function addCommands(schema: Json, definitions: Definitions): void {
  const { command, shared, key } = commandSchemas
  definitions.command = toJson(command)
  const { asset } = definitions
  if (!schema.properties || !asset.properties) throw new Error('addCommands: no properties')
  schema.properties.commands = toJson(shared)
  asset.properties.commands = {
    type: 'object',
    description: 'What people may tell this asset to do, by key.',
    propertyNames: toJson(key),
    additionalProperties: { $ref: '#/$defs/command' },
  }
}

/** Alarms are read later too (`readAlarms`). */
function addAlarms(schema: Json, definitions: Definitions): void {
  const { alarm, shared, key } = alarmSchemas
  definitions.alarm = toJson(alarm)
  const { asset } = definitions
  if (!schema.properties || !asset.properties) throw new Error('addAlarms: no properties')
  schema.properties.alarms = toJson(shared)
  asset.properties.alarms = {
    type: 'object',
    description: 'What can be wrong with this asset, by key.',
    propertyNames: toJson(key),
    additionalProperties: { $ref: '#/$defs/alarm' },
  }
}

/** One kind of show entry. */
function makeBranch(
  key: string,
  behaviour: TwinExtensions['behaviours'][string],
  definitions: Definitions,
): Json {
  const options = embed(`${key}Options`, behaviour.options, definitions)
  const own: Record<string, Json> = {
    as: { const: key, description: behaviour.about },
    part: toJson(showFields.part),
    ...(behaviour.signal === 'none' ? {} : { signal: toJson(showFields.signal) }),
  }
  const required = behaviour.signal === 'needed' ? ['as', 'signal'] : ['as']
  const head = { title: key, description: behaviour.about, type: 'object' }
  if (options.type === 'object') {
    return {
      ...head,
      properties: { ...own, ...options.properties },
      required: [...required, ...(options.required ?? [])],
      additionalProperties: false,
    }
  }
  return {
    ...head,
    properties: own,
    required,
    allOf: [open(options)],
    unevaluatedProperties: false,
  }
}

/** Adds every codec's options to a definition; none is required there, because they are inherited. */
function addCodecs(
  definition: Json,
  { codecs }: TwinExtensions,
  definitions: Definitions,
  withPath: boolean,
): void {
  const properties = (definition.properties ??= {})
  const about = Object.entries(codecs).map(([key, codec]) => ({
    const: key,
    description: codec.about,
  }))
  properties.codec = { description: properties.codec.description, type: 'string', oneOf: about }
  for (const [key, codec] of Object.entries(codecs)) {
    const options = embed(`${key}CodecOptions`, codec.options, definitions)
    for (const [name, option] of Object.entries(options.properties ?? {})) {
      if (!withPath && ownOptions.some((own) => own === name)) continue
      const known = properties[name]
      if (!known) properties[name] = option
      else properties[name] = { description: known.description, anyOf: [known, option] }
    }
  }
}

function toJson(schema: z.ZodType): Json {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const { $schema: _, ...json }: Json = JSON.parse(JSON.stringify(made))
  return json
}

/** An options schema as JSON whose references point to where it is kept in the whole schema. */
function embed(name: string, options: z.ZodType, definitions: Definitions): Json {
  const text = JSON.stringify(toJson(options))
  const moved = text.replaceAll('"$ref":"#', `"$ref":"#/$defs/${name}`)
  const result: Json = JSON.parse(moved)
  if (moved !== text) definitions[name] = structuredClone(result)
  delete result.$defs
  return result
}

/** The same schema without the refusal of other properties, which the entry around it decides. */
function open(schema: Json): Json {
  const { additionalProperties, ...rest } = schema
  const kept: Json = additionalProperties === false ? rest : { ...schema }
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    const list = kept[key]
    if (list) kept[key] = list.map(open)
  }
  return kept
}
