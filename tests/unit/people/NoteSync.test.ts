import { describe, expect, it } from 'vitest'
import { HybridClock, stampOf, timeOfStamp } from '#people/HybridClock.ts'
import { NoteBook } from '#people/NoteBook.ts'
import { NoteSync } from '#people/NoteSync.ts'
import { readNotePicture, readNoteRecord } from '#people/readNoteRecord.ts'

const now = Date.UTC(2026, 10, 21)
const hour = 3_600_000
const year = 365 * 24 * hour
const target = { part: null, point: [1, 2, 3], normal: [0, 1, 0] } as const
const id = 'abcdefgh1234'

function open(user: string): NoteSync {
  return new NoteSync(user)
}

function pass(from: NoteSync, to: NoteSync, at = now): void {
  for (const key of from.unsent) expect(to.hear(key, from.user, from.textOf(key), at)).toBeNull()
}

describe('notes of somebody who was removed', () => {
  it('stay as they were then; what is written afterwards shows only once they are let in again', () => {
    const [anna, bo, cy] = [open('anna'), open('bo'), open('cy')]
    anna.edit(id, 'Anna', { plant: 'hall', fields: { target, title: 'It drips' } }, now)
    pass(anna, bo)
    bo.edit(id, 'Bo', { fields: { status: 'doing' }, reply: { id: 'r1', text: 'Seen' } }, now + 1)
    cy.book.setRemovals(new Map([['bo', stampOf(now + 1000)]]))
    pass(anna, cy)
    pass(bo, cy, now + 1)
    const before = cy.book.note(id)
    expect(before).toMatchObject({ title: 'It drips', status: 'doing', replies: [{ id: 'r1' }] })
    const more = { fields: { title: 'Nothing drips' }, reply: { id: 'r2', text: 'Ha' } }
    bo.edit(id, 'Bo', more, now + 2000)
    bo.edit('other1234567', 'Bo', { plant: 'hall', fields: { target } }, now + 2000)
    pass(bo, cy, now + 2000)
    expect(cy.book.list).toEqual([before])
    cy.book.setRemovals(new Map())
    expect(cy.book.list).toEqual(bo.book.list)
    expect(cy.book.note(id)).toMatchObject({ title: 'Nothing drips', replies: [{}, { id: 'r2' }] })
  })
})

describe('the clock of notes', () => {
  it('never goes back, whatever the computer says', () => {
    const clock = new HybridClock()
    const first = clock.next(now)
    expect(clock.next(now - year)).toBeGreaterThan(first)
    expect(timeOfStamp(clock.next(now - year))).toBe(now)
  })

  it('is not taken along by a clock that is an hour or a year ahead', () => {
    for (const off of [hour, year]) {
      const clock = new HybridClock()
      clock.hear(new HybridClock().next(now + off), now)
      expect(timeOfStamp(clock.next(now))).toBe(now)
    }
  })

  it('stamps a change later than what it replaces all the same', () => {
    const ahead = new HybridClock().next(now + year)
    const clock = new HybridClock()
    expect(clock.next(now, ahead)).toBeGreaterThan(ahead)
    expect(timeOfStamp(clock.next(now))).toBe(now)
  })
})

describe('a note', () => {
  it('takes from each what they changed, also from one whose clock is a year behind', () => {
    const [rosa, emil] = [open('rosa'), open('emil')]
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { title: 'Drips', target } }, now)
    pass(rosa, emil, now - year)
    emil.edit(id, 'Emil', { fields: { title: 'Drips a lot', status: 'doing' } }, now - year)
    pass(emil, rosa)
    expect(rosa.book.note(id)).toEqual(emil.book.note(id))
    expect(rosa.book.note(id)).toMatchObject({
      title: 'Drips a lot',
      status: 'doing',
      createdBy: { user: 'rosa', name: 'Rosa' },
      changedBy: { user: 'emil', name: 'Emil' },
    })
  })

  it('is not there until its creation is known', () => {
    const [rosa, emil] = [open('rosa'), open('emil')]
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { title: 'Drips', target } }, now)
    pass(rosa, emil)
    emil.edit(id, 'Emil', { fields: { status: 'done' } }, now)
    const late = open('late')
    pass(emil, late)
    expect(late.book.list).toEqual([])
    pass(rosa, late)
    expect(late.book.list).toMatchObject([{ title: 'Drips', status: 'done' }])
  })

  it('can be deleted by anybody, and brought back', () => {
    const [rosa, emil] = [open('rosa'), open('emil')]
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { title: 'Drips', target } }, now)
    pass(rosa, emil)
    emil.edit(id, 'Emil', { fields: { deleted: true } }, now)
    pass(emil, rosa)
    expect(rosa.book.note(id)?.isDeleted).toBe(true)
    rosa.edit(id, 'Rosa', { fields: { deleted: false } }, now)
    pass(rosa, emil)
    expect(emil.book.note(id)?.isDeleted).toBe(false)
  })

  it('keeps a reply taken back that comes again from an older copy', () => {
    const [rosa, emil] = [open('rosa'), open('emil')]
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { target } }, now)
    rosa.edit(id, 'Rosa', { reply: { id: 'r1', text: 'oops' } }, now)
    const older = rosa.textOf(id)
    rosa.edit(id, 'Rosa', { reply: { id: 'r1', text: null } }, now)
    pass(rosa, emil)
    emil.hear(id, 'rosa', older, now)
    expect(emil.book.note(id)?.replies).toEqual([])
  })

  it('is sent until the broker has just what was written last', () => {
    const rosa = open('rosa')
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { title: 'a', target } }, now)
    const first = rosa.textOf(id)
    rosa.edit(id, 'Rosa', { fields: { title: 'b' } }, now)
    rosa.noteSent(id, first)
    expect([...rosa.unsent]).toEqual([id])
    rosa.noteSent(id, rosa.textOf(id))
    expect([...rosa.unsent]).toEqual([])
  })

  it('is sent again to a broker that lost it', () => {
    const rosa = open('rosa')
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { target } }, now)
    rosa.noteSent(id, rosa.textOf(id))
    rosa.beginJoining()
    rosa.endJoining()
    expect([...rosa.unsent]).toEqual([id])
    rosa.beginJoining()
    rosa.hear(id, 'rosa', rosa.textOf(id), now)
    rosa.endJoining()
    expect([...rosa.unsent]).toEqual([])
  })

  it('written before the connection gave a user a name goes on under that name', () => {
    const rosa = open('~nobody')
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { title: 'Drips', target } }, now)
    rosa.rename('rosa')
    const emil = open('emil')
    pass(rosa, emil)
    expect(emil.book.note(id)?.createdBy.user).toBe('rosa')
  })

  it('has a picture that is sent by itself', () => {
    const [rosa, emil] = [open('rosa'), open('emil')]
    const picture = 'data:image/webp;base64,AAAA'
    rosa.edit(id, 'Rosa', { plant: 'hall', fields: { target }, picture }, now)
    expect([...rosa.unsent]).toEqual([`${id}.picture`, id])
    expect(rosa.textOf(id)).not.toContain('AAAA')
    pass(rosa, emil)
    expect(emil.book.note(id)?.picture).toBe(picture)
  })
})

describe('a hostile record', () => {
  const good = { v: 1, born: ['hall', 5000], title: ['t', 5000], target: [target, 5000] }
  const wrongs: [string, string, string | object][] = [
    ['no JSON', id, '{"v":1'],
    ['deep nonsense', id, '['.repeat(8000)],
    ['a list', id, '[]'],
    ['another version', id, { v: 2 }],
    ['too long', id, { ...good, text: ['x'.repeat(20_000), 5000] }],
    ['a long title', id, { ...good, title: ['x'.repeat(121), 5000] }],
    ['a number for a title', id, { ...good, title: [7, 5000] }],
    ['half a character', id, { ...good, title: ['\ud800', 5000] }],
    ['an unknown status', id, { ...good, status: ['gone', 5000] }],
    ['a far point', id, { ...good, target: [{ ...target, point: [1e38, 0, 0] }, 5000] }],
    ['no point', id, { ...good, target: [{ ...target, point: [null, 0, 0] }, 5000] }],
    ['a stamp of the far future', id, { ...good, title: ['t', Number.MAX_SAFE_INTEGER] }],
    ['a negative stamp', id, { ...good, title: ['t', -1] }],
    ['half a stamp', id, { ...good, title: ['t', 1.5] }],
    ['replies in a list', id, { ...good, replies: [['t', 1]] }],
    ['a strange reply id', id, { ...good, replies: { '../x': ['t', 1] } }],
    ['a strange id', 'a/b', good],
    ['an id of capital letters', 'ABCDEFGHIJ', good],
    ['a prototype for an id', '__proto__', good],
    ['a foreign picture', `${id}.picture`, { v: 1, picture: ['https://evil.example/x.png', 5] }],
    ['a drawing', `${id}.picture`, { v: 1, picture: ['data:image/svg+xml;base64,AAAA', 5] }],
  ]
  it.each(wrongs)('is refused: %s', (_, key, given) => {
    const sync = open('rosa')
    const text = typeof given === 'string' ? given : JSON.stringify(given)
    expect(sync.hear(key, 'eve', text, now)).toMatch(/\bits? /)
    expect(sync.book.list).toEqual([])
    expect(sync.hear(id, 'emil', JSON.stringify(good), now)).toBeNull()
    expect(sync.book.list).toHaveLength(1)
  })

  it('leaves markup a text, and no prototype is touched', () => {
    const markup = '<img src=x onerror=alert(1)>'
    const read = readNoteRecord(
      `{"v":1,"__proto__":{"polluted":1},"title":["${markup}",5],"replies":{"a":["${markup}",6]}}`,
      now,
    )
    expect('record' in read && read.record.fields.title?.[0]).toBe(markup)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })

  it('cannot win for ever: who changes a field after it wins', () => {
    const [rosa, eve] = [open('rosa'), open('zeve')]
    eve.edit(id, 'Eve', { plant: 'hall', fields: { title: 'mine', target } }, now + 9 * year)
    pass(eve, rosa)
    rosa.edit(id, 'Rosa', { fields: { title: 'ours' } }, now)
    pass(rosa, eve, now)
    expect(eve.book.note(id)?.title).toBe('ours')
  })

  it('fills the book no further than it holds', () => {
    const book = new NoteBook()
    for (let i = 0; i < 6000; i++) {
      book.put(`note${i}xxxx`, 'eve', {
        born: ['p', 1],
        fields: { target: [target, 1] },
        replies: new Map(),
      })
    }
    expect(book.list).toHaveLength(5000)
  })

  it('has a picture of 8 kB at most', () => {
    const picture = `data:image/jpeg;base64,${'A'.repeat(8000)}`
    expect(readNotePicture(JSON.stringify({ v: 1, picture: [picture, 5] }), now)).toEqual({
      wrong: 'its picture is no small JPEG or WebP',
    })
  })
})
