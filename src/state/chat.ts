import { create } from 'zustand'
import { personColours } from '#people/personColours.ts'
import { readSaid, type Said } from '#people/Said.ts'
import type { PhraseId } from '#people/phrases.ts'
import { isSilenced, useModeration } from './moderation.ts'
import { onRoomMessage, sendToRoom, useRoom, type RoomMessage } from './room.ts'

/** Something that was said, as it is shown. */
export type ChatLine = {
  id: number
  /** Their session. */
  person: string
  user: string
  /** As they were called when they said it, and their colour then. */
  name: string
  colour: string
  said: Said
  /** When it arrived, epoch milliseconds by this page's clock. */
  time: number
  isMine: boolean
}

export type Chat = {
  /** The last 500, oldest first. */
  lines: readonly ChatLine[]
  /** Lines of others that came while nobody looked. */
  unread: number
  /** The lines are before the person's eyes. */
  isOpen: boolean
  /** Why what was said last did not arrive, in words; empty when it did. */
  problem: string
}

const most = 500
/** Milliseconds between two changes of the store at least: a flood is shown in bunches, and one of so many lines seldom. */
const pause = 300
const many = 40
const longPause = 700
/** Milliseconds until what comes back from the broker to its own author has come. */
const patience = 4000

export const useChat = create<Chat>(() => ({ lines: [], unread: 0, isOpen: false, problem: '' }))

let nextId = 1

/** Listens to what is said in the room. `now`: epoch milliseconds. Returns its stop. */
export function attachChat(now: () => number = Date.now): () => void {
  let waiting: ChatLine[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  let rest = pause
  const show = (): void => {
    timer = undefined
    last = now()
    const others = waiting.filter((line) => !line.isMine && isHeard(line))
    const come = waiting
    waiting = []
    rest = come.length > many ? longPause : pause
    useChat.setState(({ lines, unread, isOpen }) => ({
      lines: [...lines, ...come].slice(-most),
      unread: isOpen ? 0 : unread + others.length,
    }))
  }
  const stop = onRoomMessage('say', (message) => {
    const line = readLine(message, now())
    if (!line) return
    waiting.push(line)
    if (waiting.length > most) waiting.shift()
    const since = now() - last
    // A clock that was set back shows at once.
    if (since >= rest || since < 0) {
      clearTimeout(timer)
      show()
    } else timer ??= setTimeout(show, rest - since)
  })
  const stopLeaving = useRoom.subscribe((room, before) => {
    // Another room: nothing of the last one is left.
    if (room.status === 'outside' && before.status !== 'outside') {
      waiting = []
      useChat.setState({ lines: [], unread: 0, problem: '' })
    }
  })
  return () => {
    stop()
    stopLeaving()
    clearTimeout(timer)
    useChat.setState({ lines: [], unread: 0, problem: '' })
  }
}

/** Whether a line is shown: not while its author is muted, for this page or for all. */
export function isHeard({ person, user, isMine }: ChatLine): boolean {
  return isMine || !isSilenced(useModeration.getState(), { id: person, user })
}

/** Notes whether the lines are before the person's eyes. */
export function setChatOpen(isOpen: boolean): void {
  useChat.setState(isOpen ? { isOpen, unread: 0 } : { isOpen })
}

/** Says a line of text to all in the room. False, with the reason in the store, when it could not be sent. */
export function sayText(text: string): Promise<boolean> {
  return say({ text })
}

/** Says a phrase to all in the room. */
export function sayPhrase(phrase: PhraseId): Promise<boolean> {
  return say({ phrase })
}

async function say(said: Said): Promise<boolean> {
  const before = nextId
  const result = await sendToRoom('say', '-', JSON.stringify(said))
  const problem =
    result === 'offline'
      ? 'Not sent: there is no connection to the room.'
      : result === 'refused'
        ? refused
        : ''
  useChat.setState({ problem })
  if (problem === '') setTimeout(() => lookForEcho(said, before), patience)
  return problem === ''
}

const refused = 'Not sent: the broker does not let you write in this room.'

/** Nobody acknowledges what is sent with QoS 0, but the broker sends it back to its author, too. */
function lookForEcho(said: Said, from: number): void {
  const { lines } = useChat.getState()
  const wanted = JSON.stringify(readSaid(JSON.stringify(said)))
  const isBack = lines.some(
    (line) => line.isMine && line.id >= from && JSON.stringify(line.said) === wanted,
  )
  if (!isBack && useRoom.getState().status === 'joined') useChat.setState({ problem: refused })
}

/** A message as a line of who sent it; null when it says nothing. */
function readLine({ session, user, text }: RoomMessage, time: number): ChatLine | null {
  const { me, people } = useRoom.getState()
  const isMine = session === me.id
  const person = isMine ? me : people.find(({ id }) => id === session)
  const said = readSaid(text)
  if (!said) return null
  return {
    id: nextId++,
    person: session,
    user,
    name: person?.name || 'Visitor',
    colour: person?.colour || personColours.sand,
    said,
    time,
    isMine,
  }
}
