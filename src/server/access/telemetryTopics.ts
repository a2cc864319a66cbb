import { roomFamilies } from '#people/roomTopics.ts'
import { isTopicFilter } from '#twin/TopicTree.ts'

/** Where the demo plants and Sparkplug publish: what the shipped access files hold unless told of other topics. */
export const telemetryTopics: readonly string[] = [
  'gemba/bottling/building/#',
  'gemba/bottling/desk/#',
  'gemba/bottling/line1/#',
  'gemba/bottling/logistics/#',
  'gemba/bottling/tankfarm/#',
  'gemba/bottling/utilities/#',
  'gemba/building/desk/#',
  'gemba/building/lifts/#',
  'gemba/building/roof/#',
  'gemba/building/site/#',
  'gemba/building/storey0/#',
  'gemba/building/storey1/#',
  'gemba/building/storey2/#',
  'gemba/building/storey3/#',
  'spBv1.0/#',
]

/** What asks devices for something (Sparkplug's NCMD and DCMD). */
export const commandTopics: readonly string[] = ['spBv1.0/+/NCMD/#', 'spBv1.0/+/DCMD/#']

/** Below these topics people tell a plant to do something; who does it follows (`commandTopics`). */
export const orderTopics: readonly string[] = ['gemba/+/command/+']

/** Why a filter cannot stand for a plant's values in an access file, as a sentence; null when it can. */
export function telemetryProblem(filter: string): string | null {
  const wrong = isTopicFilter(filter)
  if (wrong !== null) return `the topic ${wrong}`
  const [root, , third] = filter.split('/')
  if (root.startsWith('$')) return 'topics with $ belong to the broker'
  if (/\s/.test(filter)) return 'access files have no topics with spaces'
  const holdsRooms = root === '#' || ((root === 'gemba' || root === '+') && isRoomLevel(third))
  return holdsRooms
    ? 'it holds the topics of rooms or commands too (gemba/ROOM/note/…, gemba/PLANT/command/…), and would let everybody read and the plant write them: name it more closely'
    : null
}

/** Why a filter cannot stand for the topics of commands in an access file, as a sentence; null when it can. */
export function orderProblem(filter: string): string | null {
  if (filter.includes('#')) return 'who gives a command follows its topic, so “#” has no place here'
  if (orderTopics.includes(filter)) return null
  return telemetryProblem(filter)
}

function isRoomLevel(level: string | undefined): boolean {
  if (level === undefined || level === 'command') return true
  return level === '#' || level === '+' || Object.hasOwn(roomFamilies, level)
}
