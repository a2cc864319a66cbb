import { makeNoteKey, readNoteKey } from '#people/noteKey.ts'
import { mayWrite } from '#people/roles.ts'
import { plainText } from '#twin/plainText.ts'
import { NoteDesk } from './NoteDesk.ts'
import { onKeptMessage } from './onKeptMessage.ts'
import { attachNotes } from './noteActs.ts'
import { setNotes, useNotes } from './notes.ts'
import { openKeptStore, type KeptStore } from './openKeptStore.ts'
import { usePlant } from './plant.ts'
import { addProblem } from './problems.ts'
import { sendToRoom, useRoom, wantPicture } from './room.ts'

/** Gives the notes of the page's room their place: those kept on this computer are there at once, those of the others as they come. Returns its end. */
export async function openNotes(): Promise<() => void> {
  const store = await openStore()
  let { room } = useRoom.getState()
  let drop = await openDesk(room, store)
  let isClosed = false
  const stop = useRoom.subscribe((now) => {
    if (now.room === room) return
    room = now.room
    drop()
    void openDesk(room, store).then((next) => {
      if (isClosed || now.room !== room) next()
      else drop = next
    })
  })
  return () => {
    isClosed = true
    stop()
    drop()
    store?.close()
  }
}

async function openDesk(room: string, store: KeptStore | null): Promise<() => void> {
  let changes = -1
  const desk = new NoteDesk({
    room,
    user: useRoom.getState().me.user,
    name: () => useRoom.getState().me.name,
    plant: () => usePlant.getState().twin?.name ?? '',
    send: (key, text) => {
      const { id = '', isPicture = false } = readNoteKey(key) ?? {}
      return sendToRoom(isPicture ? 'picture' : 'note', id, text)
    },
    store,
    now: () => Date.now(),
    onChange: (known) => {
      setNotes({ unsent: known.unsent })
      if (changes === known.sync.book.changes) return
      changes = known.sync.book.changes
      const numbers = new Map(known.sync.book.list.map(({ id }, i) => [id, i + 1]))
      setNotes({ list: known.list, numbers })
    },
    onWrong: sayWrong,
  })
  await desk.load().catch(() => undefined)
  const tell = (): void => {
    const { status, me } = useRoom.getState()
    desk.setLink(status === 'joined', me.user)
    setNotes({ mayWrite: me.role === null || mayWrite(me.role, 'note') })
  }
  tell()
  const stops = [
    attachNotes(desk),
    useRoom.subscribe(tell),
    onKeptMessage(
      'note',
      ({ key, user, text }) => desk.hear(key, user, text),
      (removals) => desk.setRemovals(removals),
    ),
    onKeptMessage(
      'picture',
      ({ key, user, text }) => desk.hear(makeNoteKey({ id: key, isPicture: true }), user, text),
      () => undefined,
    ),
    useNotes.subscribe(({ open }, before) => {
      if (open !== null && open !== before.open) wantPicture(open)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    desk.close()
    setNotes({ list: [], unsent: new Map(), open: null, draft: null, gone: null })
  }
}

async function openStore(): Promise<KeptStore | null> {
  try {
    return await openKeptStore('gemba-notes')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    addProblem({
      from: 'page',
      severity: 'warning',
      text: `Notes cannot be kept on this computer: ${plainText(reason)}`,
      advice: 'Leave the page open until what you wrote is sent.',
    })
    return null
  }
}

/** Whoever sends a thousand wrong records fills no list with them. */
const mostSaid = 10

function sayWrong(wrong: string, key: string, user: string): void {
  const refused = useNotes.getState().refused + 1
  setNotes({ refused })
  if (refused > mostSaid) return
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `A note from the room was not taken: ${wrong}.`,
    where: plainText(`note/${key}/${user}`, 80),
    advice: 'Whoever sent it uses another program or means harm; the other notes are as they were.',
  })
}
