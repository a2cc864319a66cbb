import { openDB, type DBSchema } from 'idb'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import type { Stream } from './RecordingChannel.ts'

/** A chunk, packed (deflate). */
export type StoredChunk = {
  id: string
  stream: Stream
  from: number
  to: number
  packed: Uint8Array<ArrayBuffer>
  /** Bytes, unpacked. */
  size: number
}

interface Base extends DBSchema {
  list: { key: string; value: RecordingEntry }
  chunks: { key: [string, Stream, number]; value: StoredChunk }
}

/** Recordings in the browser's own store. */
export type Recordings = {
  list(): Promise<RecordingEntry[]>
  put(entry: RecordingEntry): Promise<void>
  get(id: string): Promise<RecordingEntry | undefined>
  putChunk(chunk: StoredChunk): Promise<void>
  /** The chunk of a stream in which a time lies: the last that begins before or at it. */
  chunkAt(id: string, stream: Stream, at: number): Promise<StoredChunk | null>
  /** All of them, in their order. */
  chunks(id: string): Promise<StoredChunk[]>
  drop(id: string): Promise<void>
  close(): void
}

/** Opens them. Fails where there is no store, as in some private windows. */
export async function openRecordings(): Promise<Recordings> {
  const base = await openDB<Base>('gemba-recordings', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('list', { keyPath: 'id' })
      fresh.createObjectStore('chunks', { keyPath: ['id', 'stream', 'from'] })
    },
  })
  return {
    list: () => base.getAll('list'),
    put: async (entry) => void (await base.put('list', entry)),
    get: (id) => base.get('list', id),
    putChunk: async (chunk) => void (await base.put('chunks', chunk)),
    async chunkAt(id, stream, at) {
      const range = IDBKeyRange.bound([id, stream, 0], [id, stream, at])
      const cursor = await base.transaction('chunks').store.openCursor(range, 'prev')
      return cursor?.value ?? null
    },
    chunks: (id) => base.getAll('chunks', allOf(id)),
    async drop(id) {
      const change = base.transaction(['list', 'chunks'], 'readwrite')
      void change.objectStore('list').delete(id)
      void change.objectStore('chunks').delete(allOf(id))
      await change.done
    },
    close: () => base.close(),
  }
}

function allOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []])
}
