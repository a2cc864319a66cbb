import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { makeTwinSchema } from '#twin/makeTwinSchema.ts'
import { stepInto } from '#twin/sayIssue.ts'
import { makeFile, readChanged, type Change } from './smallFile.ts'
import { extensions } from './smallWorld.ts'

type Json = {
  const?: string
  description?: string
  required?: string[]
  properties: Record<string, Json>
  additionalProperties?: boolean
  unevaluatedProperties?: boolean
  items?: Json
  allOf?: Json[]
  oneOf: Json[]
  $schema?: string
  $defs: Record<string, Json>
}
const schema: Json = JSON.parse(JSON.stringify(makeTwinSchema(extensions)))
const branch = (as: string): Json =>
  schema.$defs.show.oneOf.find((entry) => entry.properties.as.const === as)!

/** Every place in a schema that describes a named property. */
function undescribed(json: unknown, place: string): string[] {
  if (typeof json !== 'object' || json === null) return []
  const found: string[] = []
  for (const [key, value] of Object.entries<object>({ ...json })) {
    if (key === 'properties') {
      for (const [name, property] of Object.entries<object>({ ...value })) {
        const described = 'description' in property || '$ref' in property
        if (!described) found.push(`${place}.${name}`)
      }
    }
    found.push(...undescribed(value, `${place}.${key}`))
  }
  return found
}

describe('makeTwinSchema', () => {
  test('is JSON Schema of draft 2020-12', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(JSON.stringify(schema).match(/"\$schema":"/g)).toHaveLength(1)
  })

  test('describes every property', () => {
    expect(undescribed(schema, '')).toEqual([])
  })

  test('lets assets hold assets', () => {
    expect(schema.$defs.asset.properties.children.items).toEqual({ $ref: '#/$defs/asset' })
  })

  test('tells show entries apart by “as”, each with the options of its behaviour', () => {
    const spin = branch('spin')
    expect(spin.description).toBe('Turns the part.')
    expect(Object.keys(spin.properties)).toEqual(['as', 'part', 'signal', 'axis', 'rpm', 'sense'])
    expect(spin.required).toEqual(['as'])
    expect(spin.additionalProperties).toBe(false)
  })

  test('demands a signal only where the behaviour does, and offers none where it takes none', () => {
    expect(branch('colour').required).toEqual(['as', 'signal'])
    expect(branch('hide').properties).not.toHaveProperty('signal')
  })

  test('keeps options that are a union closed against unknown properties', () => {
    const mark = branch('mark')
    expect(mark.unevaluatedProperties).toBe(false)
    expect(JSON.stringify(mark.allOf)).not.toContain('additionalProperties')
  })

  test('offers the codecs and their options beside “codec”, a path on signals only', () => {
    const { source, signal } = schema.$defs
    expect(signal.properties.codec.oneOf.map((entry) => entry.const)).toEqual(['json', 'number'])
    expect(signal.properties).toHaveProperty('path')
    expect(source.properties).toHaveProperty('time')
    expect(source.properties).not.toHaveProperty('path')
  })

  test('keeps references inside options pointing at their own definitions', () => {
    const tree = z.strictObject({
      name: z.string().describe('Name.'),
      get inner() {
        return z.array(tree).optional().describe('More.')
      },
    })
    const made = makeTwinSchema({
      behaviours: {
        nest: {
          about: 'Nests.',
          signal: 'none',
          options: z.strictObject({ tree: tree.describe('Tree.') }),
        },
      },
      codecs: extensions.codecs,
    })
    const references = [...JSON.stringify(made).matchAll(/"\$ref":"#\/([^"]*)"/g)].map(
      ([, place]) => place.split('/'),
    )
    expect(references.some((place) => place[1] === 'nestOptions')).toBe(true)
    const open = references.filter((place) => place.reduce<unknown>(stepInto, made) === undefined)
    expect(open).toEqual([])
  })

  describe('judges as readTwin does', () => {
    // zod's own reading of JSON Schema knows no `unevaluatedProperties`: without the behaviour whose options are a union.
    const known = Object.entries(extensions.behaviours).filter(([key]) => key !== 'mark')
    const made = makeTwinSchema({ ...extensions, behaviours: Object.fromEntries(known) })
    const judge = z.fromJSONSchema(JSON.parse(JSON.stringify(made)))

    test.each<[string, Change]>([
      ['the right file', () => {}],
      [
        'formulas, other units and a line for many assets',
        (all, filler) => {
          Object.assign(filler.signals, {
            x: { formula: 'speed * 2' },
            y: { unit: '°C', sourceUnit: '°F', scale: 0.1, offset: 3 },
          })
          all.assets[0].each = { heat: { topic: 'hall/+/heat', codec: 'number' } }
        },
      ],
      ['a source for all', (all) => void (all.assets[0].source = { topic: 'a/#', time: 't' })],
    ])('accepts %s', (_, change) => {
      expect(readChanged(change).problems).toEqual([])
      expect(judge.safeParse(makeFile(change)).success).toBe(true)
    })

    test.each<[string, Change]>([
      ['an unknown behaviour', (_, filler) => void filler.show.push({ as: 'spni' })],
      ['an unknown option', (_, filler) => void filler.show.push({ as: 'spin', axsi: 'x' })],
      ['a missing signal', (_, filler) => void filler.show.push({ as: 'colour' })],
      ['an unknown codec', (_, filler) => void Object.assign(filler.source, { codec: 'jsno' })],
      ['an unknown kind', (_, filler) => void Object.assign(filler, { kind: 'machine' })],
      ['a path on a source', (_, filler) => void Object.assign(filler.source, { path: 'x' })],
      [
        'a range of one number',
        (_, filler) => void Object.assign(filler.signals, { x: { range: [1] } }),
      ],
      ['no models', (all) => void (all.models = [])],
    ])('refuses %s', (_, change) => {
      expect(readChanged(change).problems).not.toEqual([])
      expect(judge.safeParse(makeFile(change)).success).toBe(false)
    })
  })
})
