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

/** Writes into the list of an archive, at so many bytes of each entry. */
function withList(bytes: Uint8Array<ArrayBuffer>, write: (view: DataView, entry: number) => void) {
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) write(view, at)
  }
  return bytes
}

test.each([
  [10, 'longer'],
  [3999, 'longer'],
  [4001, 'shorter'],
])('says which file is not of the size that it declares (%i of 4000)', (declared, how) => {
  for (const level of [0, 9] as const) {
    const bytes = zip({ 'hall/a.glb': new Uint8Array(4000) }, level)
    withList(bytes, (view, entry) => view.setUint32(entry + 24, declared, true))
    expect(unzip(bytes)).toMatchObject({
      wrong: `is damaged: “hall/a.glb” is ${how} than the archive says`,
      advice: expect.stringContaining('Pack it anew') as string,
    })
  }
})

test('says that an archive has a password, or packs in a way that is not known', () => {
  const locked = zip({ 'a.glb': strToU8('x') })
  withList(locked, (view, entry) => view.setUint16(entry + 8, 1, true))
  expect(unzip(locked)).toMatchObject({
    wrong: expect.stringContaining('has a password') as string,
  })
  const strange = zip({ 'a.glb': strToU8('x') })
  withList(strange, (view, entry) => view.setUint16(entry + 10, 14, true))
  expect(unzip(strange)).toMatchObject({ wrong: expect.stringContaining('(14)') as string })
})

test('unpacks what any archive holds, byte for byte', () => {
  const content = fc.uint8Array({ maxLength: 3000 })
  const file = fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), content)
  fc.assert(
    fc.property(fc.array(file, { maxLength: 5 }), fc.constantFrom<0 | 9>(0, 9), (list, level) => {
      const files = new Map(
        list.map(([name, bytes], i) => [`${i}${name.replaceAll(/[/\\:]/g, '')}`, bytes]),
      )
      const found = unzip(zip(Object.fromEntries(files), level))
      if ('wrong' in found) throw new Error(found.wrong)
      expect(new Map(found.files.map(([name, bytes]) => [name, Array.from(bytes)]))).toEqual(
        new Map([...files].map(([name, bytes]) => [name, Array.from(bytes)])),
      )
    }),
  )
})

test('reads the list of a large archive (zip64)', () => {
  // the sizes of the only entry and the place of the list stand in the wide fields
  const bytes = zip({ 'a.txt': strToU8('some words') }, 0)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 22
  const list = view.getUint32(end + 16, true)
  const entry = bytes.slice(list, end)
  const wide = new DataView(new ArrayBuffer(28))
  wide.setUint16(0, 1, true)
  wide.setUint16(2, 24, true)
  wide.setUint32(4, 10, true)
  wide.setUint32(12, 10, true)
  const entryView = new DataView(entry.buffer)
  for (const at of [20, 24, 42]) entryView.setUint32(at, 0xffffffff, true)
  entryView.setUint16(30, 28, true)
  const end64 = new DataView(new ArrayBuffer(56 + 20))
  end64.setUint32(0, 0x06064b50, true)
  end64.setUint32(32, 1, true)
  end64.setUint32(48, list, true)
  end64.setUint32(56, 0x07064b50, true)
  end64.setUint32(64, list + entry.length + 28, true)
  view.setUint16(end + 10, 0xffff, true)
  view.setUint32(end + 16, 0xffffffff, true)
  const parts = [bytes.slice(0, list), entry, wide.buffer, end64.buffer, bytes.slice(end)]
  const whole = Buffer.concat(parts.map((part) => new Uint8Array(part)))
  const found = unzip(new Uint8Array(whole))
  if ('wrong' in found) throw new Error(found.wrong)
  expect(found.files.map(([name, content]) => [name, content.length])).toEqual([['a.txt', 10]])
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
