import { isGembaCommand, readCommandTopic } from './commandTopics.ts'
import { may, type Account, type Field } from './roles.ts'
import { readRoomTopic, roomFamilies, type RoomFamily } from './roomTopics.ts'

/** What a broker knows of a connection, and holds it to. */
export type Credentials = {
  /** What its user is; one is enough to be allowed something. */
  accounts: readonly Account[]
  /** Its user; null: nobody in particular, who may call themselves anything that `isAnonymous`. */
  user: string | null
  /** Its client id. */
  session: string
}

/** Whether a user's name is one that people without credentials go by: `~` and 8 characters. */
export function isAnonymous(user: string): boolean {
  return /^~[a-z0-9]{8}$/.test(user)
}

/** Whether a connection may publish this: under its own user and session, and what `roles.ts` gives its accounts. */
export function mayPublish(by: Credentials, topic: string, isEmpty: boolean): boolean {
  const room = readRoomTopic(topic)
  if (!room) {
    const field = fieldOf(topic)
    if (field === 'command' && isGembaCommand(topic.split('/', 4))) return mayOrder(by, topic)
    return field !== null && by.accounts.some((account) => may(account, 'write', field))
  }
  const { family, key, user, session } = room
  if (roomFamilies[family] === 'kept' && isEmpty) {
    if (by.accounts.some((account) => may(account, 'clear', family))) return true
  } else if (roomFamilies[family] === 'live' && session !== by.session) return false
  if (by.user === null ? !isAnonymous(user) : user !== by.user) return false
  return by.accounts.some(
    (account) => may(account, 'write', family) && (family !== 'who' || key === account),
  )
}

/** Whether a connection may give this command: as itself, in a role that it has. */
function mayOrder(by: Credentials, topic: string): boolean {
  const order = readCommandTopic(topic)
  // `gemba/PLANT/command/NAME` and who gives it: neither more nor less.
  if (!order || order.topic.split('/').length !== 4) return false
  const { role, user, session } = order.sender
  if (session !== by.session) return false
  if (by.user === null ? !isAnonymous(user) : user !== by.user) return false
  return by.accounts.some((account) => account === role && may(account, 'write', 'command'))
}

/** Whether a message is to be handed to a connection. */
export function mayReceive(to: Credentials, topic: string): boolean {
  const levels = topic.split('/', 4)
  const field = fieldOfLevels(levels)
  if (field === null) return false
  if (field === 'rtc' && levels[3] !== to.session) return false
  return to.accounts.some((account) => may(account, 'read', field))
}

/** Whether anything of what a filter asks for could ever be handed to a connection. */
export function maySubscribe(by: Credentials, filter: string): boolean {
  const levels = filter.split('/', 4)
  const isWild = levels.includes('#') || levels.includes('+')
  if (!isWild) return mayReceive(by, filter)
  if (levels[0].startsWith('$')) return false
  const [root, , family, key] = levels
  if (root !== 'gemba' || !isFamily(family)) return true
  if (!by.accounts.some((account) => may(account, 'read', family))) return false
  return family !== 'rtc' || key === undefined || key === '+' || key === '#' || key === by.session
}

/** The row of the table that a topic outside of the rooms belongs to; null for what nobody may say. */
function fieldOf(topic: string): Field | null {
  const field = fieldOfLevels(topic.split('/', 4))
  // What looks like a room's and cannot be read as such.
  return field !== null && isFamily(field) ? null : field
}

function fieldOfLevels(levels: readonly string[]): Field | null {
  const [root, , third] = levels
  if (root.startsWith('$')) return null
  if (root === 'gemba' && isFamily(third)) return third
  if (isGembaCommand(levels)) return 'command'
  return root === 'spBv1.0' && (third === 'NCMD' || third === 'DCMD') ? 'command' : 'telemetry'
}

function isFamily(text: string | undefined): text is RoomFamily {
  return text !== undefined && Object.hasOwn(roomFamilies, text)
}
