import type { Note, NoteKept, NoteReply, NoteView } from '../Note.ts'
import type { BcfComment, BcfComponent, BcfPoint, BcfTopic, BcfViewpoint } from './BcfTopic.ts'
import { guidOfId, isGuid } from './bcfGuid.ts'
import { add, rounded, toBcf, unit, upOf } from './bcfSpace.ts'
import { bcfPriority, bcfStatus, readPriority, readStatus } from './bcfWords.ts'
import { sayFigures } from '../sayFigures.ts'
import type { PartNames } from './PartNames.ts'

/** The program that a pin's component names, and the name of a pin on no part. */
export const gemba = 'Gemba'
export const onNoPart = 'point'
export const plainType = 'Issue'

/** A note as a topic. Its pin is a line from the point along the normal, and the first component of the selection. */
export function topicOfNote(note: Note, names: PartNames): BcfTopic {
  const { kept } = note
  const guid = kept?.guid !== undefined && isGuid(kept.guid) ? kept.guid : guidOfId(note.id)
  const isChanged = note.changedAt - note.createdAt > 1000
  return {
    guid,
    title: note.title || note.text.split('\n')[0].slice(0, 80) || 'Without a title',
    text: note.text,
    type: kept?.type ?? plainType,
    status: keptWord(kept?.status, readStatus, note.status) ?? bcfStatus[note.status],
    priority: keptWord(kept?.priority, readPriority, note.severity) ?? bcfPriority[note.severity],
    stage: kept?.stage ?? '',
    due: kept?.due ?? '',
    assignee: note.assignee,
    author: kept?.author ?? sayName(note.createdBy),
    created: note.createdAt,
    changedBy: isChanged ? (kept?.changedBy ?? sayName(note.changedBy)) : '',
    changed: isChanged ? note.changedAt : null,
    labels: kept?.labels ?? [],
    links: kept?.links ?? [],
    related: kept?.related ?? [],
    comments: commentsOf(note),
    viewpoint: hasPlace(note) ? viewpointOf(note, guid, names) : null,
  }
}

/** The replies, and before them the values that the note carries, in words. */
function commentsOf({ id, figures, kept, replies, createdBy, createdAt }: Note): BcfComment[] {
  const own = `v${id}`.slice(0, 20)
  const comments = replies.map((reply) => commentOf(reply, kept))
  if (figures.length === 0 || replies.some((reply) => reply.id === own)) return comments
  const text = sayFigures(figures, createdAt)
  return [{ guid: guidOfId(own), at: createdAt, author: sayName(createdBy), text }, ...comments]
}

/** A reply that came from a file has its author's name in front, and goes back without. */
function commentOf({ id, at, by, text }: NoteReply, kept: NoteKept | null): BcfComment {
  const told = kept?.replies?.[id] ?? ''
  const space = told.indexOf(' ')
  const guid = isGuid(told.slice(0, space)) ? told.slice(0, space) : guidOfId(id)
  const author = told.slice(space + 1)
  const isSigned = author !== '' && text.startsWith(`${author}: `)
  return {
    guid,
    at,
    author: isSigned ? author : sayName(by),
    text: isSigned ? text.slice(author.length + 2) : text,
  }
}

/** A topic that came without a viewpoint has none. */
function hasPlace({ kept, view }: Note): boolean {
  return kept?.guid === undefined || view !== null
}

/** Another program's word, for as long as it means what the note says now. */
function keptWord<Word>(
  kept: string | undefined,
  read: (word: string) => Word,
  now: Word,
): string | undefined {
  return kept !== undefined && read(kept) === now ? kept : undefined
}

function sayName({ user, name }: { user: string; name: string }): string {
  return name || user.replace(/^~.*/, '')
}

function viewpointOf(note: Note, guid: string, names: PartNames): BcfViewpoint {
  const { part, point, normal } = note.target
  const view: NoteView = note.view ?? {
    position: add(add(point, normal, 4), [0, 1.5, 0.5], 1),
    target: point,
  }
  const way = add(view.target, view.position, -1)
  const direction = unit(way) ?? [0, 0, -1]
  const component = (id: string): BcfComponent => ({
    ifcGuid: names.guidOf(id),
    system: gemba,
    toolId: id,
  })
  const pin = part === null ? { ifcGuid: null, system: gemba, toolId: onNoPart } : component(part)
  const { only, hidden = [] } = view
  return {
    // Any that is its own alone, and the same each time.
    guid: `${guid.slice(0, -1)}${(15 - parseInt(guid.slice(-1), 16)).toString(16)}`,
    camera: {
      at: toBcf(view.position),
      direction: toBcf(direction),
      up: toBcf(view.up ?? upOf(direction)),
      degrees: view.height === undefined ? (view.degrees ?? null) : null,
      height: view.height ?? null,
    },
    planes: (view.cuts ?? []).map(planeOf),
    lines: [[toBcf(point), toBcf(rounded(add(point, normal, 1)))]],
    selection: [pin, ...(view.picked ?? []).map(component)],
    visibility: {
      isDefault: only === undefined,
      exceptions: (only ?? hidden).map(component),
    },
    snapshot: note.picture === null ? null : 'snapshot.png',
  }
}

/** BCF's planes have a point and point to what is cut away; ours point to what stays. */
function planeOf([x, y, z, w]: readonly number[]): { at: BcfPoint; direction: BcfPoint } {
  return { at: toBcf([0 - x * w, 0 - y * w, 0 - z * w]), direction: toBcf([0 - x, 0 - y, 0 - z]) }
}
