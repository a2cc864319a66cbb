import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import type { Problem } from '#twin/Problem.ts'
import { judge, url } from '../../world/hostileJudge.ts'
import { makeRawModel, packGlb } from '../../world/hostileModel.ts'

/** The model without its image, which Node cannot decode. */
function makeSound(): Uint8Array<ArrayBuffer> {
  const { json, bin } = makeRawModel()
  for (const list of ['images', 'textures', 'samplers']) delete json[list]
  json.materials = [{ name: 'Steel' }]
  return packGlb(json, bin)
}

const sound = makeSound()
const signal = new AbortController().signal
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', (address: unknown) => {
    asked.push(String(address))
    return Promise.reject(new Error('There is no network in this test.'))
  })
})
afterEach(() => vi.unstubAllGlobals())

/** How a file ends that is checked, then opened: as a model whose parts have sound boxes, or in words. */
async function endOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const error = judge(bytes).find(({ severity }) => severity === 'error')
  if (error) return kindOf(error)
  const opened = await openModelBytes(bytes, { id: 'hall', url, signal })
  if (!(opened instanceof LoadedModel)) return kindOf(opened.problem)
  for (let row = 0; row < opened.parts.size; row++) {
    expect(opened.bounds(row).every((bound) => !Number.isNaN(bound))).toBe(true)
  }
  opened.dispose()
  return 'model'
}

function kindOf({ text }: Problem): string {
  return /^[A-Z].*\.$/s.test(text) ? 'words' : `no sentence: ${text}`
}

test('opens the model that is spoilt at random', async () => {
  expect(await endOf(sound.slice())).toBe('model')
})

test('ends in words at whatever byte a file is cut', async () => {
  const cut = fc.integer({ min: 0, max: sound.length - 1 })
  await fc.assert(
    fc.asyncProperty(cut, async (size) => {
      expect(await endOf(sound.slice(0, size))).toBe('words')
    }),
    { numRuns: 100 },
  )
  expect(asked).toEqual([])
})

test('ends in a model or in words whatever bytes are changed', async () => {
  const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = sound.slice()
      for (const [at, value] of changes) bytes[at] = value
      const end = await endOf(bytes)
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }),
    { numRuns: 200 },
  )
  expect(asked).toEqual([])
  expect(ends.size).toBe(2)
})

test('ends in a model or in words whatever value stands somewhere in its JSON', async () => {
  const { json, bin } = makeRawModel()
  for (const list of ['images', 'textures', 'samplers']) delete json[list]
  json.materials = [{ name: 'Steel' }]
  const places = placesOf(json)
  const odd = [null, -1, 0.5, 1e308, 9e15, '', 'x', [], {}, [[]], true, [0, 0], 4, 70_000]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...odd), async (place, value) => {
      const spoilt = structuredClone(json) as Record<string, unknown>
      let holder = spoilt
      for (const step of place.slice(0, -1)) holder = holder[step] as Record<string, unknown>
      holder[place.at(-1)!] = value
      expect(await endOf(packGlb(spoilt, bin))).toMatch(/model|words/)
    }),
    { numRuns: 300 },
  )
  expect(asked).toEqual([])
})

/** The ways to all values of a JSON. */
function placesOf(value: unknown, way: readonly string[] = []): string[][] {
  const own = way.length > 0 ? [[...way]] : []
  if (typeof value !== 'object' || value === null) return own
  return own.concat(Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...way, key])))
}
