import { strFromU8 } from 'fflate'
import type { BcfTopic, BcfVersion } from '#people/bcf/BcfTopic.ts'
import { LeftOut } from '#people/bcf/LeftOut.ts'
import { noteOfTopic } from '#people/bcf/noteOfTopic.ts'
import type { PartNames } from '#people/bcf/PartNames.ts'
import { readBcf, type ReadBcf } from '#people/bcf/readBcf.ts'
import { writeBcf } from '#people/bcf/writeBcf.ts'
import type { Note } from '#people/Note.ts'
import { NoteBook } from '#people/NoteBook.ts'
import { parseXml } from '../../../../src/parseXml.ts'

export const now = Date.UTC(2026, 11, 1)

/** A plant with a wall that has a GlobalId, and a pump that has none. */
export const names: PartNames = {
  guidOf: (part) => (part === 'hall/Wall' ? '1E8YkwPMfB$h99jtn_uAjI' : null),
  ofGuid: (guid) => (guid === '1E8YkwPMfB$h99jtn_uAjI' ? 'hall/Wall' : null),
  has: (part) => ['hall/Wall', 'hall/Pump', 'hall/Door'].includes(part),
  placeOf: (part) => ({ part, point: [1, 2, 3], normal: [0, 0, 1] }),
  middle: [5, 0, 5],
}

export function readFiles(files: ReadonlyMap<string, string>): ReadBcf {
  return readBcf([...files.keys()], (path) => files.get(path)!, parseXml)
}

/** The topics of a file that can be read. */
export function topicsOf(files: ReadonlyMap<string, string>): BcfTopic[] {
  const read = readFiles(files)
  if ('wrong' in read) throw new Error(read.wrong)
  if (read.broken.length > 0) throw new Error(read.broken.join())
  return read.topics.map(({ topic }) => topic)
}

export function write(topics: readonly BcfTopic[], version: BcfVersion): Map<string, string> {
  return new Map(writeBcf(topics, version))
}

/** The notes of a room that somebody has read topics into. */
export function notesOf(topics: readonly BcfTopic[], leftOut = new LeftOut()): Note[] {
  const book = new NoteBook()
  for (const topic of topics) {
    const made = noteOfTopic(topic, 'Plant', names, leftOut, now)
    if (!made) throw new Error(`no note of ${topic.guid}`)
    book.put(made.id, 'anna', made.record)
  }
  return [...book.list]
}

export function textsOf(files: Iterable<readonly [string, Uint8Array]>): Map<string, string> {
  return new Map([...files].map(([path, bytes]) => [path, strFromU8(bytes)]))
}
