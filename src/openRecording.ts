import {
  openLine,
  sharedNow,
  streams,
  type FromRecorders,
  type Stream,
  type ToRecorders,
} from '#feed/recording/RecordingChannel.ts'
import { openRecordings } from '#feed/recording/openRecordings.ts'
import { readRecordingFile, writeRecordingFile } from './recordingFile.ts'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import { consentTo } from '#people/consent.ts'
import { makeNoteId } from '#people/noteKey.ts'
import { setRecording, useRecording, type RecordingPort } from '#state/recording.ts'
import { changeMe, useRoom } from '#state/room.ts'
import { usePlant } from '#state/plant.ts'
import { saveFile } from '#ui/notes/moveNotes.ts'
import { pageKey } from './pageKey.ts'

/** Milliseconds that the workers get to keep the last chunk. */
const patience = 20_000
/** Bytes: with less room than this a person is told before it begins. */
const leastFree = 50e6

/** What the workers say of it. */
const heard = ['asks', 'kept', 'stopped', 'failed'] as const

/** Opens what records on this page: it speaks with the workers of the feed and of the room, and keeps the list. */
export async function openRecording(): Promise<RecordingPort> {
  const recordings = await openRecordings()
  const waiting = new Map<Stream, () => void>()
  let unfollow: (() => void) | null = null

  const list = async () => {
    const all = await recordings.list()
    setRecording({ list: all.sort((a, b) => b.begun - a.begun) })
  }
  const keep = (change: Partial<RecordingEntry>) => {
    const { own } = useRecording.getState()
    if (!own) return
    const next = { ...own, ...change }
    setRecording({ own: next })
    void recordings.put(next).catch((error: unknown) => fail(sayError(error)))
  }
  const tellRecorders = () => {
    const { own } = useRecording.getState()
    if (!own) return
    const { me, people } = useRoom.getState()
    const agreed = people.filter(({ consent }) => consentTo(consent, me.id) === 'yes')
    const refused = people.filter(({ consent }) => consentTo(consent, me.id) === 'no')
    const names = [me, ...agreed].map(({ name }) => name || 'Visitor')
    const known = new Set(own.people)
    if (names.some((name) => !known.has(name)))
      keep({ people: [...new Set([...own.people, ...names])].slice(0, 100) })
    const consent = {
      sessions: [me.id, ...agreed.map(({ id }) => id)],
      refused: refused.map(({ user }) => user),
    }
    tell({ kind: 'record', id: own.id, begun: own.begun, consent })
  }
  const fail = (reason: string) => {
    const said = `The recording has ended: the browser could not keep more of it (${reason}). What was recorded until then is in the list: save it as a file, then delete some.`
    void stop().then(() => setRecording({ said }))
  }
  const { tell } = openLine<ToRecorders, FromRecorders>(pageKey, heard, (message) => {
    const { own } = useRecording.getState()
    if (message.kind === 'asks') tellRecorders()
    else if (message.id !== own?.id) return
    else if (message.kind === 'kept')
      keep({ length: Math.max(own.length, message.to), bytes: own.bytes + message.bytes })
    else if (message.kind === 'stopped') waiting.get(message.stream)?.()
    else fail(message.reason)
  })

  const start = async () => {
    const { twin, file } = usePlant.getState()
    if (useRecording.getState().own || !twin || !file) return
    if (file.address.includes('/@given/')) {
      setRecording({ said: givenOnly })
      return
    }
    const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
    const free = quota === undefined ? Infinity : quota - usage
    const begun = Math.round(sharedNow())
    const own: RecordingEntry = {
      id: makeNoteId(Math.random),
      name: `${twin.name}, ${new Date(begun).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`,
      plant: twin.name,
      twin: file.address,
      room: useRoom.getState().room,
      begun,
      length: 0,
      bytes: 0,
      people: [],
    }
    try {
      await recordings.put(own)
    } catch (error) {
      setRecording({
        said: `Nothing can be recorded: the browser keeps nothing (${sayError(error)}).`,
      })
      return
    }
    const said =
      free < leastFree
        ? `The browser has room for ${Math.max(0, Math.round(free / 1e6))} MB only: delete recordings, or save them as files, before it is full.`
        : ''
    setRecording({ own, said })
    changeMe({ records: true })
    tellRecorders()
    unfollow = useRoom.subscribe(tellRecorders)
  }
  const stop = async () => {
    const { own, isEnding } = useRecording.getState()
    if (!own || isEnding) return
    setRecording({ isEnding: true })
    unfollow?.()
    const stopped = streams.map(
      (stream) => new Promise<void>((resolve) => waiting.set(stream, resolve)),
    )
    tell({ kind: 'stop' })
    await Promise.race([
      Promise.all(stopped),
      new Promise((resolve) => setTimeout(resolve, patience)),
    ])
    changeMe({ records: undefined })
    setRecording({ own: null, isEnding: false })
    await list()
  }
  return {
    start,
    stop,
    list,
    async drop(id) {
      await recordings.drop(id)
      await list()
    },
    async save(id) {
      const entry = await recordings.get(id)
      if (!entry) return
      const file = writeRecordingFile(entry, await recordings.chunks(id))
      saveFile(`${entry.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.gemba`, file)
    },
    async replay(id) {
      const entry = await recordings.get(id)
      if (!entry) return
      const address = new URL(location.href)
      address.searchParams.set('replay', id)
      address.searchParams.set('room', entry.room)
      address.searchParams.set('twin', entry.twin)
      address.searchParams.delete('model')
      location.assign(address)
    },
    async take(file, name) {
      const read = readRecordingFile(new Uint8Array(await file.arrayBuffer()))
      if ('wrong' in read) {
        setRecording({ said: `“${name}” ${read.wrong}` })
        return
      }
      const id = makeNoteId(Math.random)
      try {
        await Promise.all(read.chunks.map((chunk) => recordings.putChunk({ ...chunk, id })))
        await recordings.put({ ...read.entry, id })
        setRecording({ said: `“${read.entry.name}” is in the list.` })
      } catch (error) {
        await recordings.drop(id)
        setRecording({
          said: `“${name}” was not taken in: the browser could not keep it (${sayError(error)}).`,
        })
      }
      await list()
    },
  }
}

const givenOnly =
  'Files from your computer cannot be opened again with a recording: put them on the web host of this page, open them by ?twin=, then record.'

function sayError(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
