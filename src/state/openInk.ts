import { makeNoteId } from '#people/noteKey.ts'
import { mayClear, mayWrite } from '#people/roles.ts'
import { setInk } from './ink.ts'
import { attachInk } from './inkActs.ts'
import { InkDesk } from './InkDesk.ts'
import { clearFromRoom, onRoomMessage, sendToRoom, useRoom } from './room.ts'

/** Gives the ink of the page's room its place. Returns its end. */
export function openInk(): () => void {
  let changes = -1
  const desk = new InkDesk({
    user: () => useRoom.getState().me.user,
    send: (key, text, user) =>
      user === useRoom.getState().me.user
        ? sendToRoom('ink', key, text)
        : clearFromRoom('ink', key, user),
    now: () => Date.now(),
    makeId: () => makeNoteId(Math.random),
    onChange: ({ book, refused }) => {
      if (changes === book.changes) setInk({ refused })
      else setInk({ refused, strokes: book.list })
      changes = book.changes
    },
    onWords: (words) => setInk({ words }),
  })
  const tell = (): void => {
    const { status, me } = useRoom.getState()
    desk.setLink(status === 'joined')
    const isIn = me.device !== 'kiosk' && mayWrite(me.role, 'ink')
    // Who has lost the connection goes on drawing.
    if (me.role !== null) setInk({ mayWrite: isIn, mayClear: mayClear(me.role, 'ink') })
    if (me.role !== null && !isIn) setInk({ isPen: false })
  }
  tell()
  setInk({ isThere: true })
  const stops = [
    attachInk(desk),
    useRoom.subscribe((now, before) => {
      // Another room: nothing of the last one is left.
      if (now.status === 'outside' && before.status !== 'outside') desk.forget()
      if (now.status !== before.status || now.me !== before.me) tell()
    }),
    onRoomMessage('ink', ({ key, user, text }) => desk.hear(key, user, text)),
  ]
  return () => {
    for (const stop of stops) stop()
    desk.close()
    setInk({ strokes: [], isThere: false, isPen: false })
  }
}
