import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { isSessionCodec, type Codec } from '#feed/codecs/Codec.ts'
import { codecs } from '#feed/codecs/index.ts'
import { makeSample } from '#feed/TopicRoutes.ts'
import { transports } from '#feed/transports/index.ts'
import { makeSignal } from './makeSignal.ts'

describe.each(Object.entries<Codec<unknown>>(codecs))('the codec %s', (name, codec) => {
  it('says what it is for in one sentence', () => {
    expect(codec.about).toMatch(/^[A-Z].{20,}\.$/)
  })

  it('names the options that it cannot do without, and refuses unknown ones', () => {
    const { error } = codec.options.safeParse({})
    for (const { path } of error?.issues ?? []) expect(path).toHaveLength(1)
    expect(codec.options.safeParse({ nonsense: 1 }).success).toBe(false)
  })

  it('has options that a JSON Schema can say', () => {
    expect(z.toJSONSchema(codec.options)).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
  })

  it.skipIf(isSessionCodec(codec))('calls garbage bad, with a reason', () => {
    if (isSessionCodec(codec)) return
    const signals = [makeSignal('a.x', { codec: name }), makeSignal('a.y', { codec: name })]
    const samples = signals.map(makeSample)
    const reason = codec.open(signals).read(Uint8Array.of(0xff, 0, 0xc3), samples)
    for (const { bad } of samples) expect(bad ?? reason).toMatch(/^\p{Ll}.{5,}[^.]$/u)
  })
})

describe.each(Object.entries(transports))('the transport %s', (_name, transport) => {
  it('says what it is for, and which addresses are its own', () => {
    expect(transport.about).toMatch(/^[A-Z].*\.$/)
    for (const scheme of transport.schemes) expect(scheme).toMatch(/^[a-z]+:$/)
  })
})

it('no scheme belongs to two transports', () => {
  const schemes = Object.values(transports).flatMap((transport) => transport.schemes)
  expect(new Set(schemes).size).toBe(schemes.length)
})
