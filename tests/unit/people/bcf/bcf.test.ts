import { describe, expect, it } from 'vitest'
import { guidOfId, idOfGuid } from '#people/bcf/bcfGuid.ts'
import { LeftOut } from '#people/bcf/LeftOut.ts'
import { topicOfNote } from '#people/bcf/topicOfNote.ts'
import type { Note } from '#people/Note.ts'
import { names, notesOf, now, readFiles, topicsOf, write } from './bcfWorld.ts'

const by = { user: 'anna', name: 'Anna' }
const note: Note = {
  id: 'abcdefgh1234',
  plant: 'Plant',
  title: 'It <b>drips</b> & "hisses" ]]>',
  text: 'Zeile 1\nline 2 \u{1f4a7}\u0001',
  severity: 'major',
  status: 'doing',
  assignee: 'Bo',
  target: { part: 'hall/Wall', point: [1, 2, 3], normal: [0, 0, 1] },
  view: {
    position: [1, 2, 13],
    target: [1, 2, 3],
    cuts: [[0, -1, 0, 4]],
    hidden: ['hall/Door'],
    picked: ['hall/Pump'],
  },
  kept: null,
  figures: [],
  picture: 'data:image/webp;base64,AA',
  replies: [{ id: 'reply1', by: { user: '~x', name: '' }, text: 'Seen', at: now - 5000 }],
  createdBy: by,
  createdAt: now - 60_000,
  changedBy: { user: 'bo', name: 'Bo' },
  changedAt: now - 10_000,
  isDeleted: false,
}
const markup = 'bc000000-0000-8000-8000-000000000000/markup.bcf'

/** A file of 3.0 with one topic. */
function file(topic: string, version = '3.0'): Map<string, string> {
  return new Map([
    ['bcf.version', `<Version VersionId="${version}"/>`],
    [markup, topic],
  ])
}
const plain =
  '<Markup><Topic Guid="a" TopicType="x" TopicStatus="y"><Title>T</Title><CreationDate>2026-01-01T00:00:00</CreationDate><CreationAuthor>z</CreationAuthor></Topic></Markup>'

describe('a note in a BCF file', () => {
  it.each(['2.1', '3.0'] as const)('of %s comes back as it was, under its own id', (version) => {
    const [back] = notesOf(topicsOf(write([topicOfNote(note, names)], version)))
    expect(back).toMatchObject({
      id: note.id,
      title: note.title,
      text: 'Zeile 1\nline 2 \u{1f4a7}',
      severity: 'major',
      status: 'doing',
      assignee: 'Bo',
      target: note.target,
      view: note.view,
      replies: [{ id: 'reply1', text: 'Visitor: Seen', at: now - 5000 }],
      createdAt: note.createdAt,
      changedAt: note.changedAt,
    })
    expect(topicOfNote(back, names).author).toBe('Anna')
  })

  it('has z up, planes that point to what is cut away, parts by their GlobalId, and the other side’s words', () => {
    const topic = topicOfNote({ ...note, view: { ...note.view!, position: [1, 12, 3] } }, names)
    expect(topic).toMatchObject({ status: 'In Progress', priority: 'Major', type: 'Issue' })
    expect(topic.viewpoint).toMatchObject({
      camera: { at: [1, -3, 12], direction: [0, 0, -1], up: [0, 1, 0], height: null },
      planes: [{ at: [0, 0, 4], direction: [0, 0, 1] }],
      selection: [
        { ifcGuid: '1E8YkwPMfB$h99jtn_uAjI', system: 'Gemba', toolId: 'hall/Wall' },
        { ifcGuid: null, system: 'Gemba', toolId: 'hall/Pump' },
      ],
      visibility: { isDefault: true, exceptions: [{ toolId: 'hall/Door' }] },
    })
  })

  it('keeps another program’s word for as long as it means the same', () => {
    const kept = {
      status: 'Waiting',
      priority: 'Very High',
      guid: 'd1068c81-af04-4546-b63c-348810f6c716',
    }
    const topic = topicOfNote({ ...note, status: 'open', severity: 'minor', kept }, names)
    expect(topic).toMatchObject({ guid: kept.guid, status: 'Waiting', priority: 'Minor' })
  })

  it('is one note however often its file is read, whatever its GUID is', () => {
    for (const id of ['abcdefgh1234', '00000000', 'zzzzzzzzzzzzzzzzzzzz', 'r'])
      expect(idOfGuid(guidOfId(id))).toBe(id)
    for (const guid of [
      'd1068c81-af04-4546-b63c-348810f6c716',
      'Issue 7',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ])
      expect(idOfGuid(guid)).toMatch(/^[a-z0-9]{19}$/)
  })
})

describe('a file that is not as it should be', () => {
  it('of another version, or of none, says so', () => {
    expect(readFiles(file(plain, '4.0'))).toEqual({
      wrong: 'is BCF 4.0, newer than this page knows: 2.1 and 3.0 are read',
    })
    expect(readFiles(file(plain, '2.0'))).toMatchObject({ wrong: expect.stringContaining('older') })
    expect(readFiles(new Map([[markup, plain]]))).toMatchObject({
      wrong: expect.stringContaining('bcf.version'),
    })
  })

  it('loses only the topic that is broken, or that would make entities', () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY f SYSTEM "file:///etc/passwd">]><Markup>&b;</Markup>'
    const files = file(plain)
    files.set('two/markup.bcf', bomb)
    files.set('three/markup.bcf', '<Markup><Topic Guid="x"></Markup>')
    files.set('four/markup.bcf', '<Markup><Topic Guid="x"><Title>No date</Title></Topic></Markup>')
    files.set('five/markup.bcf', `<Markup>${'<a b="/">'.repeat(2e5)}`)
    const read = readFiles(files)
    expect(read).toMatchObject({
      topics: [{ topic: { title: 'T', created: Date.UTC(2026, 0, 1) } }],
      broken: [
        expect.stringMatching(/^two: its markup declares a document type/),
        expect.stringMatching(/^three: its markup is broken/),
        'four: its date of creation is none',
        'five: its markup is nested too deeply',
      ],
    })
  })

  it('names no file outside of itself, and a note of it holds no more than any other', () => {
    const long = 'x'.repeat(5000)
    const view =
      '<Viewpoints><ViewPoint Guid="v"><Viewpoint>../../bcf.version</Viewpoint></ViewPoint></Viewpoints>'
    const comment = `<Comment Guid="c"><Date>2026-01-01T00:00:00Z</Date><Author>A</Author><Comment>${long}</Comment></Comment>`
    const read = readFiles(
      file(
        plain
          .replace('>T<', `>${long}<`)
          .replace('</Topic>', `<Comments>${comment.repeat(1)}</Comments>${view}</Topic>`),
      ),
    )
    if ('wrong' in read) throw new Error(read.wrong)
    const leftOut = new LeftOut()
    const [made] = notesOf(
      read.topics.map(({ topic }) => topic),
      leftOut,
    )
    expect([made.title.length, made.replies[0].text.length]).toEqual([120, 1000])
    expect(leftOut.say()).toBe('2 ends of long texts')
    expect(read.leftOut.say()).toBe('1 viewpoint that cannot be read')
    expect(made.target).toMatchObject({ part: null, point: names.middle })
  })
})
