import { stampOf } from '../HybridClock.ts'
import type { NoteKept } from '../Note.ts'
import { noteLimits, type NoteRecord } from '../NoteRecord.ts'
import { readNoteRecord } from '../readNoteRecord.ts'
import { idOfGuid, isGuid, guidOfId } from './bcfGuid.ts'
import type { BcfTopic } from './BcfTopic.ts'
import { bcfPriority, bcfStatus, readPriority, readStatus } from './bcfWords.ts'
import type { LeftOut } from './LeftOut.ts'
import { placeOfViewpoint } from './placeOfViewpoint.ts'
import type { PartNames } from './PartNames.ts'
import { plainType } from './topicOfNote.ts'

const mostReplies = 200

/**
 * A topic as what whoever opens the file writes of a note of `plant`, to be joined with the room's: its fields have the time of the topic's
 * last change, so that what was changed later in the room stays. Replies have their authors' names in front. Null when it is no note at all.
 */
export function noteOfTopic(
  topic: BcfTopic,
  plant: string,
  names: PartNames,
  leftOut: LeftOut,
  now: number,
): { id: string; record: NoteRecord } | null {
  const id = idOfGuid(topic.guid)
  const created = stampOf(Math.min(topic.created, now))
  const changed = stampOf(Math.min(topic.changed ?? topic.created, now))
  const short = (text: string, most: number) => shorten(text, most, leftOut)
  const replies = topic.comments.slice(0, mostReplies).map(({ guid, at, author, text }) => {
    const signed = author === '' ? text : `${author}: ${text}`
    const stamp = stampOf(Math.min(at, now))
    return [idOfGuid(guid), [short(signed, noteLimits.reply), stamp]] as const
  })
  const { target, view } = placeOfViewpoint(topic.viewpoint, names, leftOut)
  const make = (count: number) => {
    const { kept } = keptOf(topic, id, count)
    return JSON.stringify({
      v: 1,
      born: [plant.slice(0, noteLimits.part), created],
      title: [short(topic.title, noteLimits.title), changed],
      text: [short(topic.text, noteLimits.text), changed],
      severity: [readPriority(topic.priority), changed],
      status: [readStatus(topic.status), changed],
      assignee: [short(topic.assignee, noteLimits.name), changed],
      target: [target, changed],
      view: [view, changed],
      kept: [kept, changed],
      replies: Object.fromEntries(replies.slice(0, count)),
    })
  }
  let count = replies.length
  let text = make(count)
  while (count > 0 && new TextEncoder().encode(text).length > noteLimits.record)
    text = make(--count)
  leftOut.add('reply', topic.comments.length - count, 'replies')
  if (keptOf(topic, id, count).isCut)
    leftOut.add('topic’s labels and links', 1, 'topics’ labels and links')
  const read = readNoteRecord(text, now)
  return 'wrong' in read ? null : { id, record: read.record }
}

/** Without what the note says itself, or what is the same without. */
function keptOf(topic: BcfTopic, id: string, replies: number): { kept: NoteKept; isCut: boolean } {
  const { guid, type, status, priority, stage, due, author, changedBy } = topic
  const texts = {
    guid: guid === guidOfId(id) ? '' : guid,
    type: type === plainType ? '' : type,
    status: status === bcfStatus[readStatus(status)] ? '' : status,
    priority: priority === bcfPriority[readPriority(priority)] ? '' : priority,
    stage,
    due,
    author,
    changedBy,
  }
  const lists = {
    labels: topic.labels,
    links: topic.links,
    related: topic.related.filter(isGuid),
  }
  const told = topic.comments.slice(0, replies).flatMap(({ guid: own, author: by }) => {
    const reply = idOfGuid(own)
    return own === guidOfId(reply) && by === '' ? [] : [[reply, `${own} ${by}`]]
  })
  const kept = {
    ...Object.fromEntries(
      Object.entries(texts).filter(([, text]) => text !== '' && text.length <= noteLimits.part),
    ),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(told.length > 0 && { replies: Object.fromEntries(told) }),
  }
  if (JSON.stringify(kept).length <= noteLimits.kept && topic.labels.length <= 50)
    return { kept, isCut: false }
  const few = { guid: guid.slice(0, 100), type: type.slice(0, 100), author: author.slice(0, 100) }
  return { kept: few, isCut: true }
}

function shorten(text: string, most: number, leftOut: LeftOut): string {
  if (text.length <= most) return text
  leftOut.add('end of a long text', 1, 'ends of long texts')
  return `${text.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`
}
