import { expect, test } from 'vitest'
import { readGltf } from '#scene/model/readGltf.ts'
import { readParts } from '#scene/model/readParts.ts'
import { judge, url } from '../../world/hostileJudge.ts'
import { makeRawModel, packChunks, packGlb } from '../../world/hostileModel.ts'

const json = 0x4e4f534a
const bin = 0x004e4942
const bytesOf = (text: string) =>
  new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 4) * 4))
const small = bytesOf('{"asset":{"version":"2.0"}}')
const zeros = new Uint8Array(8)
const sound = () => {
  const raw = makeRawModel()
  return packGlb(raw.json, raw.bin)
}
/** A sound file with one of its words replaced. */
const spoilt = (at: number, word: number) => {
  const bytes = sound()
  new DataView(bytes.buffer).setUint32(at, word, true)
  return bytes
}
const deep = (count: number, open: string, close: string) =>
  `{"asset":{"version":"2.0"},"extras":${open.repeat(count)}0${close.repeat(count)}}`

const containers: [string, () => Uint8Array<ArrayBuffer>, RegExp][] = [
  ['nothing', () => new Uint8Array(0), /^The file is empty/],
  ['one byte', () => Uint8Array.of(0x67), /begins with "g"/],
  ['a header alone', () => sound().slice(0, 12), /cut short/],
  [
    'a file that says it is longer',
    () => spoilt(8, 0xffffffff),
    /cut short: it says 4294967295 bytes/,
  ],
  [
    'a file that says it is shorter',
    () => spoilt(8, 40),
    /a chunk at byte 12 reaches beyond its end/,
  ],
  ['a file that says it is empty', () => spoilt(8, 0), /has no JSON chunk/],
  ['glTF 1', () => spoilt(4, 1), /version 1; only version 2/],
  ['glTF of the future', () => spoilt(4, 0xffff), /version 65535; only version 2/],
  [
    'a JSON chunk beyond the end',
    () => spoilt(12, 0xfffffffc),
    /a chunk at byte 12 reaches beyond/,
  ],
  ['a JSON chunk of another kind', () => spoilt(16, 0), /no JSON chunk at its start/],
  [
    'two JSON chunks',
    () =>
      packChunks([
        [json, small],
        [json, small],
      ]),
    /two JSON chunks/,
  ],
  [
    'two chunks of data',
    () =>
      packChunks([
        [json, small],
        [bin, zeros],
        [bin, zeros],
      ]),
    /two chunks of binary data/,
  ],
  [
    'data before JSON',
    () =>
      packChunks([
        [bin, zeros],
        [json, small],
      ]),
    /no JSON chunk at its start/,
  ],
  ['data alone', () => packChunks([[bin, zeros]]), /no JSON chunk at its start/],
  ['a JSON chunk of zeros', () => packChunks([[json, zeros]]), /JSON cannot be read/],
  ['an empty JSON chunk', () => packChunks([[json, new Uint8Array(0)]]), /JSON cannot be read/],
  ['JSON that is a list', () => packGlb('[]'), /not glTF: it has no asset.version/],
  ['JSON that is null', () => packGlb('null'), /not glTF: it has no asset.version/],
  ['JSON that is a text', () => packGlb('"glTF"'), /not glTF/],
  ['JSON without a version', () => packGlb('{"asset":{}}'), /not glTF/],
  ['a version that is a number', () => packGlb('{"asset":{"version":2}}'), /not glTF/],
  [
    'a version of words',
    () => packGlb('{"asset":{"version":"two"}}'),
    /version two; only version 2/,
  ],
  [
    'a file for later readers',
    () => packGlb('{"asset":{"version":"2.0","minVersion":"3.1"}}'),
    /version 3.1/,
  ],
  [
    'a minimum of no version',
    () => packGlb('{"asset":{"version":"2.0","minVersion":{}}}'),
    /version unknown/,
  ],
  ['lists 100,000 deep', () => packGlb(deep(100_000, '[', ']')), /nested deeper than 128/],
  ['objects 1,000 deep', () => packGlb(deep(1000, '{"a":', '}')), /nested deeper than 128/],
  [
    '10 million nodes',
    () => packGlb(`{"asset":{"version":"2.0"},"nodes":[${'{},'.repeat(1e7)}{}]}`),
    /10,000,\d{3} entries/,
  ],
  [
    '2 million nodes',
    () => packGlb(`{"asset":{"version":"2.0"},"nodes":[${'{},'.repeat(2e6)}{}]}`),
    /2,000,001 nodes; at most 1,000,000/,
  ],
  [
    '30 million numbers',
    () => packGlb(`{"asset":{"version":"2.0"},"extras":[${'0,'.repeat(3e7)}0]}`),
    /30,000,\d{3} entries/,
  ],
  ['a page', () => bytesOf('<!DOCTYPE html><script>alert(1)</script>'), /HTML page/],
  [
    'markup',
    () => bytesOf('<svg onload=alert(1)>'),
    /not a glTF file: it begins with "<svg onload=/,
  ],
  ['signs that turn the writing', () => bytesOf('\u202egpj.exe'), /begins with "\ufffdgpj.exe/],
  ['a zip file', () => bytesOf('PK\x03\x04 zip'), /not a glTF file: it begins with "PK/],
]

test.each(containers)('refuses %s', (_, make, words) => {
  const [problem] = judge(make())
  expect(problem).toMatchObject({ severity: 'error', from: 'model', where: url })
  expect(problem.text).toMatch(words)
  expect(problem.text).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
})

test('takes chunks of other kinds after its own, and says that the file goes on', () => {
  const raw = makeRawModel()
  const text = bytesOf(JSON.stringify(raw.json).replaceAll('é', 'e'))
  const bytes = packChunks([
    [json, text],
    [bin, raw.bin],
    [0x12345678, zeros],
  ])
  expect(judge(bytes)).toEqual([])
  const longer = new Uint8Array(bytes.length + 10)
  longer.set(bytes)
  expect(judge(longer)).toMatchObject([
    { severity: 'warning', text: 'The file goes on for 10 bytes after its end.' },
  ])
})

test('opens JSON that is nested as deeply as honest files are', () => {
  expect(judge(packGlb(deep(100, '[', ']')))).toEqual([])
})

test('takes brackets and commas in texts for what they are', () => {
  const name = `${'[{,"\\'.repeat(1000)}\\`
  const raw = makeRawModel()
  raw.json.nodes![0].name = name
  expect(judge(packGlb(raw.json, raw.bin)).filter(({ severity }) => severity === 'error')).toEqual(
    [],
  )
})

const refusedNames = [
  '__proto__',
  'constructor',
  'prototype',
  '\\u005f_proto__',
  '\\u0063onstructor',
  'proto\\u0074ype',
]
test.each(refusedNames)('takes out properties with the name %s, wherever they stand', (name) => {
  const spoil = `"${name}":{"polluted":1}`
  const text =
    `{"asset":{"version":"2.0",${spoil}},"nodes":[{"name":"A","extras":{"a":[{${spoil}}]},${spoil}}],` +
    `"meshes":[{"primitives":[],"extensions":{${spoil}}}],${spoil}}`
  const file = readGltf(packGlb(text), url, 'hall')
  if ('severity' in file) throw new Error(file.text)
  expect(JSON.stringify(file.json)).not.toMatch(/polluted/)
  expect(file.notes[0].text).toMatch(/^5 properties of the model with a name of JavaScript's own/)
  expect(Object.getPrototypeOf(file.json)).toBe(Object.prototype)
  expect({}).not.toHaveProperty('polluted')
})

const names: [string, string, string][] = [
  ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a script', '"><script>alert(1)</script>', '"><script>alert(1)<∕script>'],
  ['an entity', '&lt;b&gt;', '&lt;b&gt;'],
  ['a zero and a bell', 'a\u0000b\u0007c', 'a\ufffdb\ufffdc'],
  ['an escape sequence', '\u001b[31mred', '\ufffd[31mred'],
  ['line breaks', 'a\r\nb\tc', 'a b c'],
  ['a turn of the writing', 'photo\u202egnp.exe', 'photo\ufffdgnp.exe'],
  ['marks of direction', '\u2066a\u2069\u200e', '\ufffda\ufffd\ufffd'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['the other half', '\udc00', '\ufffd'],
  ['a whole character', '🏭 Halle ß 搅拌机', '🏭 Halle ß 搅拌机'],
  ['a family', '👩‍👩‍👧', '👩‍👩‍👧'],
  ['a million letters', 'x'.repeat(1e6), `${'x'.repeat(1000)}…`],
  ['a way up', '../../etc', '..∕..∕etc'],
  ['a name of JavaScript', '__proto__', '__proto__'],
  ['wildcards', '**', '**'],
]
test.each(names)('keeps %s in a name as text that does no harm', (_, name, shown) => {
  const raw = makeRawModel()
  raw.json.nodes![0].name = name
  const file = readGltf(packGlb(raw.json, raw.bin), url, 'hall')
  if ('severity' in file) throw new Error(file.text)
  expect(judge(packGlb(raw.json, raw.bin)).filter(({ severity }) => severity === 'error')).toEqual(
    [],
  )
  expect(readParts(file.json, new Map()).paths[0]).toBe(shown)
  expect(file.notes.length).toBe(
    shown.includes('\ufffd') || shown.length > 1000 || shown === 'a b c' ? 1 : 0,
  )
})

test.each([5, null, {}, ['a'], true])('does without a name that is %j', (name) => {
  const raw = makeRawModel()
  Object.assign(raw.json.nodes![0], { name })
  Object.assign(raw.json.meshes![0], { name })
  const file = readGltf(packGlb(raw.json, raw.bin), url, 'hall')
  if ('severity' in file) throw new Error(file.text)
  expect(readParts(file.json, new Map()).paths[1]).toBe('node0/Plate')
})
