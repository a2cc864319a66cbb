import { openDB, type DBSchema } from 'idb'
import { useReplay } from './replay.ts'

/** What somebody wrote under a kept key of a room, as it is kept on this computer. */
export type KeptText = {
  room: string
  /** Key and user of its topic. */
  key: string
  user: string
  text: string
  /** Whether the broker does not have it yet. */
  isUnsent: boolean
}

/** Where notes and inspections stay while the page is closed. */
export type KeptStore = {
  load(room: string): Promise<KeptText[]>
  keep(texts: readonly KeptText[]): Promise<void>
  drop(texts: readonly Pick<KeptText, 'room' | 'key' | 'user'>[]): Promise<void>
  close(): void
}

interface KeptBase extends DBSchema {
  records: { key: [string, string, string]; value: KeptText }
}

/** Opens a part of the browser's own store (IndexedDB) by its name. Fails where there is none, as in some private windows. */
export async function openKeptStore(name: 'gemba-notes' | 'gemba-inspections'): Promise<KeptStore> {
  // What is replayed was written long ago, and not here.
  if (useReplay.getState().entry) return forgetful
  const base = await openDB<KeptBase>(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('records', { keyPath: ['room', 'key', 'user'] })
    },
  })
  return {
    // Lists sort after all texts.
    load: (room) => base.getAll('records', IDBKeyRange.bound([room], [room, []])),
    keep: async (texts) => {
      const { store, done } = base.transaction('records', 'readwrite')
      for (const text of texts) void store.put(text)
      await done
    },
    drop: async (texts) => {
      const { store, done } = base.transaction('records', 'readwrite')
      for (const { room, key, user } of texts) void store.delete([room, key, user])
      await done
    },
    close: () => base.close(),
  }
}

const forgetful: KeptStore = {
  load: () => Promise.resolve([]),
  keep: () => Promise.resolve(),
  drop: () => Promise.resolve(),
  close: () => undefined,
}
