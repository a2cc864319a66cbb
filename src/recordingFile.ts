import { inflateSync, zipSync, type Zippable } from 'fflate'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import { cleanText } from '#people/cleanText.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import { isObject } from '#twin/isObject.ts'
import { largestChunk, readChunk } from '#feed/recording/Chunk.ts'
import type { StoredChunk } from '#feed/recording/openRecordings.ts'
import { streams } from '#feed/recording/RecordingChannel.ts'
import { readZipList, type ZipEntry } from './readZipList.ts'

/** The version of the format. */
const version = 1
/** Bytes of the manifest, chunks, and milliseconds (a day) at most. */
const most = { manifest: 50_000, chunks: 12_000, length: 86_400_000 }
const encoder = new TextEncoder()

/** A recording as one file: an archive (.zip) of a manifest and the chunks, each packed by itself. */
export function writeRecordingFile(entry: RecordingEntry, chunks: readonly StoredChunk[]): Blob {
  const manifest = { format: 'gemba recording', version, ...entry, id: undefined }
  const files: Zippable = { 'manifest.json': encoder.encode(JSON.stringify(manifest, null, 2)) }
  for (const { stream, from, to, size, packed } of chunks)
    files[`${stream}/${from}-${to}-${size}.bin`] = packed
  return new Blob([zipSync(files, { level: 0 })])
}

export type ReadRecording =
  | { entry: Omit<RecordingEntry, 'id'>; chunks: Omit<StoredChunk, 'id'>[] }
  /** The rest of a sentence, with what to do. */
  | { wrong: string }

/** Reads such a file; it may come from anybody. Every chunk is unpacked once, so that what is taken in can be replayed. */
export function readRecordingFile(bytes: Uint8Array<ArrayBuffer>): ReadRecording {
  const list = readList(bytes)
  if (!list)
    return { wrong: 'is no recording, or only a part of one: save it anew where it was made.' }
  const head = list.find(({ name }) => name === 'manifest.json')
  const plain = list.every(({ method, packed, size }) => method === 0 && packed.length === size)
  if (!head || !plain || head.size > most.manifest || list.length > most.chunks)
    return { wrong: 'is no recording as this program saves it.' }
  const entry = readManifest(new TextDecoder().decode(head.packed))
  if ('wrong' in entry) return entry
  const chunks: Omit<StoredChunk, 'id'>[] = []
  for (const { name, packed } of list) {
    if (name === 'manifest.json') continue
    const [, of, from, to, size] = /^(\w+)\/(\d{1,9})-(\d{1,9})-(\d{1,9})\.bin$/.exec(name) ?? []
    const stream = streams.find((each) => each === of)
    const chunk = { from: Number(from), to: Number(to), size: Number(size) }
    if (!stream || chunk.to > most.length || chunk.from > chunk.to || chunk.size > largestChunk)
      return { wrong: 'holds something that belongs to no recording: nothing of it was taken in.' }
    if (!isWhole(packed, chunk))
      return {
        wrong: `is damaged at second ${Math.round(chunk.from / 1000)}: save it anew where it was made.`,
      }
    chunks.push({ stream, ...chunk, packed: packed.slice() })
  }
  return {
    entry: { ...entry, bytes: chunks.reduce((sum, { packed }) => sum + packed.length, 0) },
    chunks,
  }
}

function readList(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] | null {
  try {
    return readZipList(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function isWhole(packed: Uint8Array, { from, size }: { from: number; size: number }): boolean {
  try {
    const bytes = inflateSync(packed, { out: new Uint8Array(size + 1) })
    return bytes.length === size && readChunk(bytes, from) !== null
  } catch {
    // Whatever a damaged one makes of the unpacking, it is damaged.
    return false
  }
}

function readManifest(text: string): Omit<RecordingEntry, 'id'> | { wrong: string } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { wrong: 'is damaged: its manifest is no JSON.' }
  }
  if (!isObject(given) || given.format !== 'gemba recording')
    return { wrong: 'is no recording as this program saves it.' }
  if (given.version !== version)
    return { wrong: 'was saved by a newer version of this program: open it with that one.' }
  const { name, plant, twin, room, begun, length, people } = given
  const isFit =
    [name, plant, twin].every((each) => typeof each === 'string' && each.length <= 2000) &&
    typeof room === 'string' &&
    isTopicLevel(room) &&
    typeof begun === 'number' &&
    Math.abs(begun) < 8.6e15 &&
    typeof length === 'number' &&
    length >= 0 &&
    length <= most.length &&
    Array.isArray(people) &&
    people.length <= 100
  if (!isFit) return { wrong: 'is damaged: its manifest says nothing of use.' }
  return {
    name: cleanText(String(name), 100),
    plant: cleanText(String(plant), 100),
    twin: String(twin),
    room,
    begun,
    length,
    bytes: 0,
    people: people.map((each) => cleanText(String(each), 40)),
  }
}
