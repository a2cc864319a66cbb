import { zipSync, strToU8 } from 'fflate'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unzip, zipLimits } from '../../../src/unzip.ts'

const small = { ...zipLimits, files: 3, bytes: 100 }

function zip(files: Record<string, Uint8Array>, level: 0 | 9 = 9): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(files, { level }))
}

test('unpacks files with their paths, and no folders', () => {
  const bytes = zip({
    'plant/twin.json': strToU8('{}'),
    'plant/': new Uint8Array(),
    'a\\b.glb': strToU8('b'),
  })
  const found = unzip(bytes)
  if ('wrong' in found) throw new Error(found.wrong)
  expect(found.files.map(([path]) => path).sort()).toEqual(['a/b.glb', 'plant/twin.json'])
})

test('refuses paths that lead out of it', () => {
  for (const path of ['../a.glb', 'a/../../b', '/etc/a', 'C:\\a.glb', 'a\\..\\b'])
    expect(unzip(zip({ [path]: strToU8('x') }))).toMatchObject({
      wrong: expect.stringContaining('leads out') as string,
    })
})

test('refuses more files, more bytes and more growth than any plant needs', () => {
  const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((path) => [path, strToU8('x')]))
  expect(unzip(zip(many), small)).toHaveProperty('wrong', 'holds more than 3 files')
  const long = zip({ a: new Uint8Array(60), b: new Uint8Array(60) }, 0)
  expect(unzip(long, small)).toMatchObject({
    wrong: expect.stringContaining('more than') as string,
  })
  expect(unzip(zip({ bomb: new Uint8Array(5e6) }))).toMatchObject({
    wrong: expect.stringContaining('grow more than 200 times') as string,
  })
})

test('does not unpack more than it said, whatever is in it', () => {
  const bytes = zip({ a: new Uint8Array(4000) })
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at++) {
    // the size in the central directory
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  const found = unzip(bytes)
  const length = 'files' in found ? found.files[0][1].length : 0
  expect(length).toBeLessThanOrEqual(10)
})

test('says that what is no archive, or a broken one, cannot be unpacked', () => {
  expect(unzip(new Uint8Array())).toHaveProperty('wrong')
  expect(unzip(strToU8('<html>'))).toHaveProperty('wrong')
  const sound = zip({ 'a.txt': strToU8('some words, and some words again, and some words') })
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
      const bytes = isCut ? sound.slice(0, at) : sound.with(at, byte)
      expect(() => unzip(bytes)).not.toThrow()
    }),
  )
})
