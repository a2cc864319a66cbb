import { systemClock } from '../Clock.ts'
import { PoseBatch } from '../PoseBatch.ts'
import { RoomCore } from '../RoomCore.ts'
import type { FromRoom, RoomLetter, RoomWish, ToRoom } from '../RoomPost.ts'
import { openReplay } from './openReplay.ts'
import type { readAddress } from './RecordingChannel.ts'

type Address = NonNullable<ReturnType<typeof readAddress>>
type Post = (message: FromRoom, transfer?: Transferable[]) => void

/** The room over a recording: who was there is there, and what is said by the page goes nowhere. */
export async function replayRoom(
  { id, begun, page }: Address,
  wish: RoomWish,
  tell: Post,
): Promise<{ receive(message: ToRoom): void }> {
  let clock = systemClock
  let { card } = wish
  let standing = ''
  let opened: Awaited<ReturnType<typeof openReplay<RoomCore>>> | null = null
  const here = new Set<string>()
  const kept = new Map<string, RoomLetter>()

  const post: Post = (message, transfer) => {
    if (message.kind === 'pulse') return
    if (message.kind === 'poses') {
      const now = systemClock.now()
      const batch = new PoseBatch(message.buffer)
      for (let i = 0; i < message.count; i++) {
        const time = now - (clock.now() - batch.times[i]) / (opened?.speed() ?? 1)
        batch.times[i] = time
        // At another speed the clock of who sent it says nothing.
        batch.sent[i] = time / 1000
      }
      tell({ ...message, now }, transfer)
      return
    }
    if (message.kind === 'people') {
      for (const { person } of message.changed) here.add(person.id)
      for (const gone of message.gone) here.delete(gone)
    } else if (message.kind === 'letters') for (const letter of message.letters) note(letter)
    else if (message.kind === 'standing') {
      const { status, reason, role } = message.standing
      // Joining anew after a jump is nobody's business.
      if (status !== 'joined' && standing.startsWith('joined')) return
      const said = `${status} ${reason} ${role}`
      if (said === standing) return
      standing = said
    }
    tell(message, transfer)
  }

  const note = (letter: RoomLetter) => {
    if (letter.session !== '') return
    const key = `${letter.family}/${letter.key}/${letter.user}`
    if (letter.text === '') kept.delete(key)
    else kept.set(key, letter)
  }

  /** At another time others were there, and other things were written. */
  const clear = () => {
    if (here.size > 0) tell({ kind: 'people', changed: [], gone: [...here] })
    here.clear()
    const letters = [...kept.values()]
    for (const letter of letters) letter.text = ''
    if (letters.length > 0) tell({ kind: 'letters', letters })
    kept.clear()
  }

  opened = await openReplay<RoomCore>({
    id,
    stream: 'room',
    page,
    make(own, open) {
      clear()
      clock = own
      const wall = () => begun + own.now()
      return new RoomCore({ ...wish, card }, { open, clock: own, random: Math.random, wall, post })
    },
    onJump: () => undefined,
    // The feed's own stream is told of; a room that is silent for some seconds is none.
    onTrouble: () => undefined,
  })
  systemClock.every(1000, () => tell({ kind: 'pulse', now: systemClock.now() }))
  return {
    receive(message) {
      if (message.kind === 'card') ({ card } = message)
      opened?.replay.core?.receive(message)
      if (message.kind === 'leave') opened?.close()
    },
  }
}
