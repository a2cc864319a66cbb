import { deflateSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ChunkWriter, readChunk, type Recorded } from '#feed/recording/Chunk.ts'
import type { StoredChunk } from '#feed/recording/openRecordings.ts'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import { readRecordingFile, writeRecordingFile } from '../../../../src/recordingFile.ts'

const encoder = new TextEncoder()
const entry: RecordingEntry = {
  id: 'abcdefgh1234',
  name: 'Walk <b>of</b> Tuesday',
  plant: 'Hall',
  twin: 'http://127.0.0.1/models/hall/twin.json',
  room: 'main',
  begun: 1_796_000_000_000,
  length: 20_000,
  bytes: 0,
  people: ['Anna', 'Bo'],
}
const message = (at: number, topic: string, text: string): Recorded => {
  return { at, topic, payload: encoder.encode(text), isRetained: false }
}

function makeChunk(change: Partial<StoredChunk> = {}): StoredChunk {
  const writer = new ChunkWriter(0, [message(-500, 'hall/a', '1')])
  writer.add(message(20, 'hall/a', '2'))
  writer.add(message(300, 'hall/ö', ''))
  writer.add(message(300_000, 'hall/a', 'x'.repeat(300)))
  const bytes = writer.take()
  const packed = deflateSync(bytes)
  return {
    id: entry.id,
    stream: 'feed',
    from: 0,
    to: 300_000,
    packed,
    size: bytes.length,
    ...change,
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}

async function makeFile(change: Record<string, Uint8Array> = {}, head: object = {}) {
  const manifest = { format: 'gemba recording', version: 1, ...entry, ...head }
  return zipSync(
    { 'manifest.json': encoder.encode(JSON.stringify(manifest)), ...change },
    { level: 0 },
  )
}

describe('a piece of a recording', () => {
  it('holds every message with its time, and the state that it begins with', () => {
    const { packed: _, ...rest } = makeChunk()
    const writer = new ChunkWriter(1000, [message(400, 'a/b', 'old')])
    writer.add({ ...message(1500, 'a/b', 'new'), isRetained: true })
    const read = readChunk(writer.take(), 1000)
    expect(read?.map(({ at, topic, isRetained }) => [at, topic, isRetained])).toEqual([
      [400, 'a/b', false],
      [1500, 'a/b', true],
    ])
    expect(rest.size).toBeGreaterThan(300)
  })

  it('is refused, and never more than it is, however its bytes are changed', () => {
    const writer = new ChunkWriter(0, [])
    for (let i = 0; i < 40; i++) writer.add(message(i * 10, `t/${i % 7}`, String(i)))
    const bytes = writer.take()
    const seed = Number(process.env.SEED ?? Date.now() % 1e6)
    let state = seed
    const random = (below: number) =>
      (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1) % below
    for (let i = 0; i < 500; i++) {
      const spoilt = bytes.slice(0, random(bytes.length + 1))
      for (let k = random(4); k > 0 && spoilt.length > 0; k--)
        spoilt[random(spoilt.length)] = random(256)
      const read = readChunk(spoilt, 0)
      expect((read?.length ?? 0) <= spoilt.length, `SEED=${seed}`).toBe(true)
    }
  })
})

describe('the file of a recording', () => {
  it('is taken in as it was saved', async () => {
    const chunks = [makeChunk(), makeChunk({ stream: 'room' })]
    const read = readRecordingFile(await bytesOf(writeRecordingFile(entry, chunks)))
    if ('wrong' in read) throw new Error(read.wrong)
    const { id: _, bytes: __, ...kept } = entry
    expect(read.entry).toMatchObject(kept)
    expect(read.chunks.map(({ stream, size }) => [stream, size])).toEqual(
      chunks.map(({ stream, size }) => [stream, size]),
    )
  })

  const { packed, size } = makeChunk()
  it.each([
    ['another file', () => encoder.encode('no archive'), /no recording/],
    ['a part of one', async () => (await makeFile()).slice(0, 90), /no recording/],
    ['of a newer version', () => makeFile({}, { version: 2 }), /newer version/],
    ['without a length', () => makeFile({}, { length: 'long' }), /damaged/],
    ['with a path out of it', () => makeFile({ '../x.bin': packed }), /belongs to no recording/],
    [
      'with a damaged piece',
      () => makeFile({ [`feed/0-9-${size}.bin`]: packed.slice(3) }),
      /damaged/,
    ],
    [
      'with a piece that grows',
      () => makeFile({ 'feed/0-9-10.bin': deflateSync(new Uint8Array(5e6)) }),
      /damaged/,
    ],
    [
      'with a piece too large',
      () => makeFile({ 'feed/0-9-999999999.bin': packed }),
      /belongs to no/,
    ],
    ['with room of none', () => makeFile({}, { room: 'a/#' }), /damaged/],
    [
      'packed once more',
      async () => zipSync({ 'manifest.json': encoder.encode('{}'.repeat(999)) }),
      /no recording/,
    ],
  ])('is refused in words when it is %s', async (_, make, words) => {
    const read = readRecordingFile(new Uint8Array(await make()))
    expect('wrong' in read && read.wrong).toMatch(words)
  })
})
