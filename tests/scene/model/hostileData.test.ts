import { encodeToKTX2 } from 'ktx2-encoder'
import { expect, test } from 'vitest'
import { checkBuffers } from '#scene/model/checkBuffers.ts'
import { checkImageFile } from '#scene/model/checkImages.ts'
import { readImageSize } from '#scene/model/readImageSize.ts'
import { judge, saidOf, url, type Case } from '../../world/hostileJudge.ts'
import { makePng, makeRawModel, packGlb, type RawModel } from '../../world/hostileModel.ts'

/** Writes a number into an array of the model. */
function write(raw: RawModel, accessor: number, at: number, value: number): void {
  const { bufferView, componentType } = raw.json.accessors![accessor]
  const { byteOffset = 0 } = raw.json.bufferViews![bufferView!]
  const view = new DataView(raw.bin.buffer, raw.bin.byteOffset + byteOffset)
  if (componentType === 5126) view.setFloat32(at * 4, value, true)
  else if (componentType === 5123) view.setUint16(at * 2, value, true)
  else view.setUint8(at, value)
}

/** Puts another image into the model. */
function setImage(raw: RawModel, bytes: Uint8Array): void {
  const whole = new Uint8Array(raw.bin.length + Math.ceil(bytes.length / 4) * 4)
  whole.set(raw.bin)
  whole.set(bytes, raw.bin.length)
  const views = raw.json.bufferViews!
  raw.json.images![0].bufferView =
    views.push({ buffer: 0, byteOffset: raw.bin.length, byteLength: bytes.length }) - 1
  raw.bin = whole
  raw.json.buffers![0].byteLength = whole.length
}

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const jpeg = (width: number, height: number) =>
  Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  )
const webp = (kind: string, ...bytes: number[]) => {
  const out = new Uint8Array(40)
  out.set(ascii(`RIFF\0\0\0\0WEBP${kind}`))
  out.set(bytes, 20)
  return out
}
const avif = (width: number, height: number) => {
  const out = new Uint8Array(64)
  out.set(ascii('\0\0\0\x1cftypavif'))
  out.set(ascii('ispe'), 32)
  new DataView(out.buffer).setUint32(40, width)
  new DataView(out.buffer).setUint32(44, height)
  return out
}
const ktx2 = (width: number, height: number, unpacked: number, levels = 1) => {
  const out = new Uint8Array(80 + 24 * Math.max(1, Math.min(levels, 32)))
  out.set(ascii('\xabKTX 20\xbb\r\n\x1a\n'))
  const view = new DataView(out.buffer)
  ;[0, 1, width, height, 0, 0, 1, levels, 2].forEach((word, i) =>
    view.setUint32(12 + i * 4, word, true),
  )
  view.setUint32(80 + 16, unpacked % 2 ** 32, true)
  view.setUint32(80 + 20, unpacked / 2 ** 32, true)
  return out
}

const large = /image 0 has [\d,]+ × [\d,]+ pixels, which no graphics card takes/
const damaged = /image 0 is damaged, or none of PNG/
const cases: Case[] = [
  [
    'an index beyond its vertices',
    (_, raw) => write(raw, 3, 5, 4),
    /mesh 0 points at its vertex 4, but has only 4/,
  ],
  ['the highest index there is', (_, raw) => write(raw, 3, 0, 0xffff), /vertex 65535/],
  [
    'a joint beyond its skin',
    (_, raw) => write(raw, 4, 3, 200),
    /node 2 follows joint 200, but its skin has only 1/,
  ],
  [
    'a replacement beyond its array',
    (j, raw) =>
      (raw.bin[j.bufferViews[j.accessors.at(-1).sparse.indices.bufferView].byteOffset] = 4),
    /replaces elements that it does not have/,
  ],
  ['a PNG of 20,000 × 20,000 in 49 kB', (_, raw) => setImage(raw, makePng(20_000, 20_000)), large],
  ['a JPEG of 65,535 × 65,535', (_, raw) => setImage(raw, jpeg(65_535, 65_535)), large],
  [
    'a lossy WebP that is too large',
    (_, raw) => setImage(raw, webp('VP8 ', 0, 0, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f)),
    large,
  ],
  [
    'a WebP without loss that is too large',
    (_, raw) => setImage(raw, webp('VP8L', 0x2f, 0xff, 0xff, 0xff, 0x0f)),
    large,
  ],
  [
    'a long WebP',
    (_, raw) => setImage(raw, webp('VP8X', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0)),
    large,
  ],
  ['an AVIF of 100,000 × 2', (_, raw) => setImage(raw, avif(100_000, 2)), large],
  [
    'a KTX2 of 4 billion pixels a side',
    (_, raw) => setImage(raw, ktx2(0xffffffff, 0xffffffff, 0)),
    large,
  ],
  [
    'a KTX2 that unpacks to 1 TB',
    (_, raw) => setImage(raw, ktx2(4, 4, 2 ** 40)),
    /claims to unpack to 1099512 MB for 4 × 4 pixels/,
  ],
  ['a KTX2 of 1,000 levels', (_, raw) => setImage(raw, ktx2(4, 4, 0, 1000)), damaged],
  ['half a PNG header', (_, raw) => setImage(raw, makePng(2, 2).slice(0, 20)), damaged],
  ['a PNG with another signature', (_, raw) => setImage(raw, makePng(2, 2).fill(0, 0, 1)), damaged],
  [
    'a JPEG without a frame',
    (_, raw) => setImage(raw, Uint8Array.of(0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0)),
    damaged,
  ],
  ['a GIF', (_, raw) => setImage(raw, ascii('GIF89a\xff\xff\xff\xff      ')), damaged],
  ['a bitmap', (_, raw) => setImage(raw, ascii('BM      ')), damaged],
  [
    'a drawing',
    (_, raw) => setImage(raw, ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    damaged,
  ],
  ['no image at all', (_, raw) => setImage(raw, new Uint8Array(0)), damaged],
  [
    'many large images',
    (j, raw) => (setImage(raw, makePng(8000, 8000)), (j.images = Array(9).fill(j.images[0]))),
    /576 million pixels together/,
  ],
  [
    'an image in its text that is too large',
    (j) =>
      (j.images[0] = {
        uri: `data:image/png;base64,${Buffer.from(makePng(30_000, 100)).toString('base64')}`,
      }),
    large,
  ],
  [
    'an image in its text that is none',
    (j) => (j.images[0] = { uri: 'data:image/png;base64,%%%%' }),
    damaged,
  ],
]
test.each(cases)('refuses %s', (_, spoil, words) => {
  expect(saidOf(spoil)).toMatch(words)
})

const numbers = [NaN, Infinity, -Infinity, 3e38, -1e16]
test.each(numbers)('sets a coordinate that is %s to 0 and says so', (value) => {
  const raw = makeRawModel()
  write(raw, 0, 4, value)
  write(raw, 8, 1, value)
  expect(judge(packGlb(raw.json, raw.bin))).toMatchObject([
    { severity: 'warning', text: '2 coordinates of the model are no numbers; they were set to 0.' },
  ])
  checkBuffers(raw.json, [raw.bin], url)
  expect(new Float32Array(raw.bin.buffer, raw.bin.byteOffset, 12)).toEqual(
    Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0),
  )
})

test('looks between other numbers too, where arrays lie in turn', () => {
  const raw = makeRawModel()
  const [view] = raw.json.bufferViews!
  view.byteLength = 96
  view.byteStride = 24
  raw.json.accessors![1] = { ...raw.json.accessors![1], bufferView: 0, byteOffset: 12 }
  new DataView(raw.bin.buffer, raw.bin.byteOffset).setFloat32(24 + 12, NaN, true)
  expect(judge(packGlb(raw.json, raw.bin))).toMatchObject([
    { severity: 'warning', text: 'A coordinate of the model is no number; it was set to 0.' },
  ])
})

test('reads the size of every kind of image', async () => {
  expect(readImageSize(makePng(640, 480))).toEqual({ kind: 'png', width: 640, height: 480 })
  expect(readImageSize(jpeg(640, 480))).toEqual({ kind: 'jpeg', width: 640, height: 480 })
  expect(readImageSize(webp('VP8X', 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0))).toMatchObject({
    width: 640,
    height: 480,
  })
  expect(readImageSize(avif(640, 480))).toMatchObject({ kind: 'avif', width: 640, height: 480 })
  const data = new Uint8Array(32 * 16 * 4).fill(200)
  const packed = await encodeToKTX2(data, {
    isUASTC: true,
    isKTX2File: true,
    enableDebug: false,
    imageDecoder: () => Promise.resolve({ data, width: 32, height: 16 }),
  })
  expect(readImageSize(packed)).toMatchObject({ kind: 'ktx2', width: 32, height: 16 })
})

test('judges an image in a file of its own', () => {
  expect(checkImageFile(makePng(64, 64), 3, url)).toBeNull()
  expect(checkImageFile(makePng(20_000, 20_000), 3, url)?.text).toMatch(
    /image 3 has 20,000 × 20,000/,
  )
})
