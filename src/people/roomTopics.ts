/**
 * Every topic of a room, in one place: `gemba/ROOM/FAMILY/KEY/USER/SESSION`, and without the session where a message is kept by the
 * broker (`gemba/ROOM/note/ID/USER`). Who sent something is in its topic, where a broker's access rules can hold it to its
 * credentials: `USER` is the user of the connection, `SESSION` its client id.
 */
export const roomFamilies = {
  /** Who is here. Key: their role. Nothing in it means that they have gone (also their last will). */
  who: 'live',
  /** Where they are, as bytes (`poseBytes`). Key: the cell of the floor. */
  pose: 'live',
  /** What they point at and have selected. */
  mark: 'live',
  /** A line of text, a phrase. */
  say: 'live',
  /** What two browsers say to each other before they talk. Key: the session that it is for. */
  rtc: 'live',
  /** What is shown to all, while somebody presents; calls to come here. */
  lead: 'live',
  /** A stroke of the pen. Key: its id. */
  ink: 'kept',
  /** What one author wrote of a note. Key: the note's id. */
  note: 'kept',
  /** What its author saw. Key: the note's id. */
  picture: 'kept',
  /** What one author wrote of an inspection, of a step of it, or a piece of what belongs to its answer. Key: `inspectionKey.ts`. */
  inspection: 'kept',
  /** What was decided about somebody. Key: their user, or their session where several share one. */
  mod: 'kept',
  /** The scenario that everyone sees, as its author says it is now; the latest of all authors counts. */
  run: 'kept',
  /** What time it is in the scenario that everyone sees, and what a page has computed of it. */
  beat: 'live',
  /** A command that somebody gave, and what became of it. Key: its id. */
  audit: 'kept',
  /** What one author did with an alarm: acknowledged, reset, shelved. Key: `keyOfAlarm`. And what they know of all: `ledgerKey`. */
  alarm: 'kept',
  /** An alarm that one author has put out of service. Key: the same. */
  service: 'kept',
  /** How a display is, as it says every few seconds, and its last will. Key: what tells it from other displays of its user. */
  health: 'kept',
} as const satisfies Record<string, 'live' | 'kept'>

export type RoomFamily = keyof typeof roomFamilies

/** What a topic of a room says. `session` is empty for a kept family. */
export type RoomAddress = {
  room: string
  family: RoomFamily
  key: string
  user: string
  session: string
}

/** The key of a family that needs none. */
export const noKey = '-'

/** Characters that a level of a topic must not hold, or that programs on the way trip over. */
// Control characters are what it is about.
// oxlint-disable-next-line no-control-regex
const unfit = /[+#/$\u0000-\u001f\u007f]|\p{Cs}/u
/** UTF-16 units a level. */
const longestLevel = 64

/** Whether a text can be a level of a topic: a room, a user, a key. */
export function isTopicLevel(text: string): boolean {
  return text.length > 0 && text.length <= longestLevel && !unfit.test(text)
}

/** The topic of an address. Throws when a level of it cannot be one: check what comes from people by `isTopicLevel`. */
export function makeRoomTopic({ room, family, key, user, session }: RoomAddress): string {
  const levels = [room, key, user]
  if (roomFamilies[family] === 'live') levels.push(session)
  if (!levels.every(isTopicLevel)) {
    throw new Error(`makeRoomTopic: ${levels.join(' | ')} cannot be levels of a topic`)
  }
  const [first, ...others] = levels
  return ['gemba', first, family, ...others].join('/')
}

/** What a topic says; null for one that is not of a room. */
export function readRoomTopic(topic: string): RoomAddress | null {
  const [root, room, family, key, user, session, ...more] = topic.split('/')
  if (root !== 'gemba' || more.length > 0 || !isRoomFamily(family)) return null
  const isLive = roomFamilies[family] === 'live'
  const levels = isLive ? [room, key, user, session] : [room, key, user]
  if (isLive === (session === undefined) || !levels.every((level) => isTopicLevel(level ?? '')))
    return null
  return { room, family, key, user, session: session ?? '' }
}

/** The filter that catches all of a family in a room; with a key only what has it. */
export function roomFilter(room: string, family: RoomFamily, key = '+'): string {
  const levels = ['gemba', room, family, key, '+']
  if (roomFamilies[family] === 'live') levels.push('+')
  return levels.join('/')
}

function isRoomFamily(text: string | undefined): text is RoomFamily {
  return text !== undefined && Object.hasOwn(roomFamilies, text)
}
