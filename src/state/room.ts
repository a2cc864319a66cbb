import { roomFamilies, type RoomFamily } from '#people/roomTopics.ts'
import { useRoom, type RoomState } from './useRoom.ts'

export { useRoom, type RoomState } from './useRoom.ts'

/** Something that was said in the room; what is behind a topic has been checked to be one. */
export type RoomMessage = {
  family: RoomFamily
  key: string
  user: string
  /** Empty for kept families. */
  session: string
  /** Empty: taken back. Checked by nobody yet. */
  text: string
  /** The broker had kept it from before. */
  isRetained: boolean
}

/** How a message to the room fared: the broker has it, will not have it, or there was no connection. */
export type SendResult = 'sent' | 'refused' | 'offline'

/** The way into the room; the composition gives it, see `attachRoom`. */
export type RoomPort = {
  /**
   * Sends under this page's own user and session. Kept families are retained, QoS 1; live ones are QoS 0 and never kept for later.
   * `owner`: takes back what somebody else has had kept (`text` is empty).
   */
  send(family: RoomFamily, key: string, text: string, owner?: string): Promise<SendResult>
  /** The picture of a note is looked at: it comes before those of other notes. */
  wantPicture?(id: string): void
  /** The name, colour, device or microphone of `me` has changed: tell the others. */
  tellWho(): void
}

let port: RoomPort | null = null
const listeners = new Map<RoomFamily, Set<(message: RoomMessage) => void>>()
/** The latest of each kept topic, for those who begin to listen later. */
const kept = new Map<string, RoomMessage>()
/** Kept messages at most; the oldest is forgotten first. */
const mostKept = 20_000

/** Opens the way into the room for all that sends. Returns its end. */
export function attachRoom(given: RoomPort): () => void {
  port = given
  return () => {
    if (port === given) port = null
  }
}

/** Says something in the room. */
export function sendToRoom(family: RoomFamily, key: string, text: string): Promise<SendResult> {
  return port ? port.send(family, key, text) : Promise.resolve('offline')
}

/** Takes back what somebody has had kept in the room; the broker lets some (`mayClear`). */
export function clearFromRoom(family: RoomFamily, key: string, user: string): Promise<SendResult> {
  return port ? port.send(family, key, '', user) : Promise.resolve('offline')
}

/** The picture of a note is looked at; they come late, and this one first. */
export function wantPicture(id: string): void {
  port?.wantPicture?.(id)
}

/** Changes what the others see of this person, and tells them. */
export function changeMe(change: Partial<RoomState['me']>): void {
  useRoom.setState(({ me }) => ({ me: { ...me, ...change } }))
  port?.tellWho()
}

/**
 * Calls `listener` with every message of a family, also with this page's own; of a kept family first with those that are there already. Returns
 * its stop.
 */
export function onRoomMessage(
  family: RoomFamily,
  listener: (message: RoomMessage) => void,
): () => void {
  const known = listeners.get(family) ?? new Set()
  listeners.set(family, known)
  known.add(listener)
  for (const message of kept.values()) if (message.family === family) listener(message)
  return () => known.delete(listener)
}

/** Called by the composition for each message that came in. */
export function noteRoomMessage(message: RoomMessage): void {
  if (roomFamilies[message.family] === 'kept') keep(message)
  for (const listener of listeners.get(message.family) ?? []) listener(message)
}

/** Another room: nothing of the last one is left. */
export function forgetRoom(): void {
  kept.clear()
  useRoom.setState({ people: [], status: 'outside', reason: '' })
}

function keep(message: RoomMessage): void {
  const address = `${message.family}/${message.key}/${message.user}`
  kept.delete(address)
  if (message.text === '') return
  kept.set(address, message)
  if (kept.size > mostKept) for (const [oldest] of kept) if (kept.delete(oldest)) break
}
