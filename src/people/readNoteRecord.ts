import { isObject } from '#twin/isObject.ts'
import { isStamp } from './HybridClock.ts'
import { isText, noteChecks, type Check } from './noteChecks.ts'
import { fieldNames, noteLimits, type NoteRecord, type Written } from './NoteRecord.ts'

/** What came of reading: a record, or why it is none, in words. */
export type ReadRecord = { record: NoteRecord } | { wrong: string }

/** Replies of one author to one note, taken back ones included. */
const mostReplies = 200

/**
 * Reads what an author wrote of a note, at `now`. It comes from anybody: what is too long, of a wrong kind or dated beyond belief is
 * refused as a whole. Texts stay texts, whatever stands in them.
 */
export function readNoteRecord(text: string, now: number): ReadRecord {
  const given = parse(text)
  if (!isObject(given)) return { wrong: given as string }
  const isWritten = (value: unknown, check: Check): boolean =>
    Array.isArray(value) && value.length === 2 && check(value[0]) && isStamp(value[1], now)
  const own = (name: string): unknown => (Object.hasOwn(given, name) ? given[name] : undefined)
  const fields: Record<string, unknown> = {}
  for (const name of fieldNames) {
    const value = own(name)
    if (value === undefined) continue
    if (!isWritten(value, noteChecks[name])) return { wrong: `its ${name} is none` }
    fields[name] = value
  }
  for (const name of ['born', 'name']) {
    const value = own(name)
    const most = name === 'born' ? noteLimits.part : noteLimits.name
    if (value !== undefined && !isWritten(value, (each) => isText(each, most)))
      return { wrong: `what it says as “${name}” is none` }
  }
  const answers = own('replies') ?? {}
  if (!isObject(answers)) return { wrong: 'its replies are none' }
  const replies = Object.entries(answers)
  if (replies.length > mostReplies) return { wrong: `it has more than ${mostReplies} replies` }
  for (const [id, reply] of replies) {
    const isReply = isWritten(reply, (each) => each === null || isText(each, noteLimits.reply))
    if (!/^[a-z0-9]{1,20}$/.test(id) || !isReply) return { wrong: 'one of its replies is none' }
  }
  return {
    record: {
      born: own('born') as Written<string> | undefined,
      name: own('name') as Written<string> | undefined,
      fields,
      replies: new Map(replies as [string, Written<string | null>][]),
    },
  }
}

/** Reads the picture of a note: JPEG or WebP as a data address, which a page can show and which does nothing. */
export function readNotePicture(text: string, now: number): ReadRecord {
  const given = parse(text)
  if (!isObject(given)) return { wrong: given as string }
  const picture = Object.hasOwn(given, 'picture') ? given.picture : undefined
  if (!Array.isArray(picture) || picture.length !== 2 || !isStamp(picture[1], now))
    return { wrong: 'its picture is none' }
  if (!isPicture(picture[0])) return { wrong: 'its picture is no small JPEG or WebP' }
  return {
    record: { fields: {}, replies: new Map(), picture: [picture[0], picture[1]] },
  }
}

/** Whether a text can be a picture: of a note, unless it may be longer. */
export function isPicture(value: unknown, most: number = noteLimits.picture): value is string {
  if (typeof value !== 'string' || value.length > most) return false
  return /^data:image\/(?:jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/.test(value)
}

/** The object in a text, or what is wrong with it. */
function parse(text: string): unknown {
  if (text.length > noteLimits.record) return `it is longer than ${noteLimits.record} characters`
  try {
    const given: unknown = JSON.parse(text)
    if (!isObject(given)) return 'it is no JSON object'
    return given.v === 1 ? given : 'it is of a version that this page does not know'
  } catch {
    return 'it is no JSON'
  }
}
