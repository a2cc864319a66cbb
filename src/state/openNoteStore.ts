import { openDB, type DBSchema } from 'idb'

/** What somebody wrote of a note, as it is kept on this computer. */
export type KeptNote = {
  room: string
  /** Key and user of its topic. */
  key: string
  user: string
  text: string
  /** Whether the broker does not have it yet. */
  isUnsent: boolean
}

/** Where notes stay while the page is closed. */
export type NoteStore = {
  load(room: string): Promise<KeptNote[]>
  keep(notes: readonly KeptNote[]): Promise<void>
  drop(notes: readonly Pick<KeptNote, 'room' | 'key' | 'user'>[]): Promise<void>
  close(): void
}

interface NoteBase extends DBSchema {
  records: { key: [string, string, string]; value: KeptNote }
}

/** Opens the browser's own store (IndexedDB). Fails where there is none, as in some private windows. */
export async function openNoteStore(): Promise<NoteStore> {
  const base = await openDB<NoteBase>('gemba-notes', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('records', { keyPath: ['room', 'key', 'user'] })
    },
  })
  return {
    // Lists sort after all texts.
    load: (room) => base.getAll('records', IDBKeyRange.bound([room], [room, []])),
    keep: async (notes) => {
      const { store, done } = base.transaction('records', 'readwrite')
      for (const note of notes) void store.put(note)
      await done
    },
    drop: async (notes) => {
      const { store, done } = base.transaction('records', 'readwrite')
      for (const { room, key, user } of notes) void store.delete([room, key, user])
      await done
    },
    close: () => base.close(),
  }
}
