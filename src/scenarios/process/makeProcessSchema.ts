import * as z from 'zod'
import { componentKinds } from '../components/index.ts'
import { componentFields, processFields } from './readProcess.ts'

type Json = { [key: string]: unknown; properties?: Record<string, Json>; required?: string[] }

/** The JSON Schema of a twin file's `process`, for editors: components are told apart by `is`. */
export function makeProcessSchema(): object {
  const branches = Object.entries(componentKinds).map(([is, kind]) => {
    const own = toJson(kind.options)
    const {
      is: _is,
      to,
      reads,
      writes,
      ...common
    } = toJson(z.strictObject(componentFields)).properties!
    const ports = { reads: portsOf(kind.reads, reads), writes: portsOf(kind.writes, writes) }
    const used = Object.entries(ports).filter(([, schema]) => schema !== null)
    const about = `${kind.about} ${kind.equation}`
    return {
      title: is,
      description: about,
      type: 'object',
      properties: {
        is: { const: is, description: about },
        ...common,
        ...(kind.flow && is !== 'sink' && { to }),
        ...Object.fromEntries(used),
        ...own.properties,
      },
      required: ['id', 'is', ...(own.required ?? [])],
      additionalProperties: false,
    }
  })
  const whole = toJson(z.strictObject(processFields))
  return {
    description:
      'How the plant works: components that items, liquid and heat pass through, for what-if runs.',
    type: 'object',
    properties: {
      components: {
        type: 'array',
        minItems: 1,
        description: 'What it is made of, in any order.',
        items: { oneOf: branches },
      },
      ...whole.properties,
    },
    required: ['components'],
    additionalProperties: false,
  }
}

/** Ports by name, each tied to the id of a signal. */
function portsOf(ports: Record<string, { about: string; unit: string }>, whole: Json): Json | null {
  if (Object.keys(ports).length === 0) return null
  const properties = Object.fromEntries(
    Object.entries(ports).map(([port, { about, unit }]) => [
      port,
      { type: 'string', description: `${about} Id of a signal; ${sayUnit(unit)}.` },
    ]),
  )
  return { description: whole.description, type: 'object', properties, additionalProperties: false }
}

function sayUnit(unit: string): string {
  return unit === 'state' ? 'one with states' : `a unit that fits ${unit}`
}

function toJson(schema: z.ZodType): Json {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const { $schema: _, ...json }: Json = JSON.parse(JSON.stringify(made))
  return json
}
