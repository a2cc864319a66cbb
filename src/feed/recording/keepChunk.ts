import { deflateSync } from 'fflate'
import { openRecordings, type Recordings } from './openRecordings.ts'
import type { Cut } from './Recorder.ts'
import type { Stream } from './RecordingChannel.ts'

let store: Promise<Recordings> | null = null

/** Packs a chunk and puts it into the browser's store: how many bytes it takes there, or why it is not kept. */
export async function keepChunk(
  id: string,
  stream: Stream,
  { from, to, bytes }: Cut,
): Promise<{ bytes: number } | { reason: string }> {
  const packed = deflateSync(bytes, { level: 4 })
  try {
    store ??= openRecordings()
    await (await store).putChunk({ id, stream, from, to, packed, size: bytes.length })
    return { bytes: packed.length }
  } catch (error) {
    return { reason: error instanceof Error ? error.message || error.name : String(error) }
  }
}
