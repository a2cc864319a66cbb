import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BcfVersion } from '#people/bcf/BcfTopic.ts'
import { topicOfNote } from '#people/bcf/topicOfNote.ts'
import { unzip } from '../../../../src/unzip.ts'
import { names, notesOf, readFiles, textsOf, topicsOf, write } from './bcfWorld.ts'
import { checkSchema } from './checkSchema.ts'

const data = join(import.meta.dirname, '../../../../../shared/data/bcf')
const samples = existsSync(data)
  ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.bcf'))
  : []
const full = 'v2.1/Markup/MaximumInformation/MaximumInformation.bcf'

function open(sample: string): Map<string, string> {
  const found = unzip(new Uint8Array(readFileSync(join(data, sample))))
  if ('wrong' in found) throw new Error(found.wrong)
  return textsOf(found.files)
}

/** Of 2.1 there is only the one for topics, in a sample. */
function schemas(version: BcfVersion, name: string): string | null {
  if (version === '3.0') return readFileSync(join(data, 'schemas-3.0', name), 'utf8')
  return open(full).get(name) ?? null
}

describe.skipIf(samples.length === 0)('the samples of buildingSMART', () => {
  it.each(samples)(
    '%s is the same after it was read, written in both versions and read again',
    (sample) => {
      const topics = topicsOf(open(sample))
      expect(topics.length).toBeGreaterThan(0)
      const notes = notesOf(topics)
      const again = notes.map((note) => topicOfNote(note, names))
      for (const version of ['2.1', '3.0'] as const) {
        const files = write(again, version)
        checkSchema(files, (name) => schemas(version, name))
        const back = topicsOf(files)
        expect(back).toEqual(again)
        expect(notesOf(back)).toEqual(notes)
      }
    },
  )

  it('keep all that a topic can hold, and say what has no place', () => {
    const read = readFiles(open(full))
    if ('wrong' in read) throw new Error(read.wrong)
    const topics = read.topics.map(({ topic }) => topic)
    const note = notesOf(topics, read.leftOut).find(({ title }) => title === 'Maximum Content')!
    expect(note).toMatchObject({
      status: 'open',
      severity: 'major',
      assignee: 'linhard@iabi.eu',
      kept: {
        type: 'Structural',
        labels: ['Structural', 'IT Development'],
        stage: 'Construction Start',
      },
    })
    const topic = topics.find(({ title }) => title === note.title)!
    expect(topicOfNote(note, names)).toEqual({
      ...topic,
      comments: topic.comments.toSorted((a, b) => a.at - b.at),
      viewpoint: expect.anything(),
    })
    expect(read.leftOut.say()).toBe(
      '1 BIM snippet, 2 references to documents, 1 reference to a model, 2 further viewpoints, 1 time of a comment’s change, 1 colour of parts, 1 document, 10 parts that are not in this plant',
    )
  })
})
