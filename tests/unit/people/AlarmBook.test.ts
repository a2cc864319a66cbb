import { describe, expect, it } from 'vitest'
import { AlarmBook } from '#people/AlarmBook.ts'
import {
  keyOfAlarm,
  longestShelf,
  readAlarmRecord,
  writeAlarmRecord,
  type AlarmRecord,
} from '#people/AlarmRecord.ts'
import { stampOf } from '#people/HybridClock.ts'

const now = Date.UTC(2026, 10, 30, 12)
const at = (seconds: number) => stampOf(now + seconds * 1000)

function record(name: string, change: Partial<AlarmRecord> = {}): AlarmRecord {
  return { id: 'pump.hot', name, ended: 0, acts: [], ...change }
}

describe('AlarmBook', () => {
  it('says the same whatever came in whatever order', () => {
    const said: [string, AlarmRecord][] = [
      ['ada', record('Ada', { ack: [at(1), 500], shelf: [{ until: now, reason: 'a' }, at(3)] })],
      ['bob', record('Bob', { ack: [at(0), 400], shelf: [null, at(2)] })],
      ['eve', record('Eve', { shelf: [{ until: now, reason: 'e' }, at(3)] })],
    ]
    const words = [said, said.toReversed()].map((list) => {
      const book = new AlarmBook()
      for (const [user, each] of list) book.put('alarm', user, each, now)
      return book.word('pump.hot')
    })
    expect(words[0]).toEqual(words[1])
    expect(words[0].acks.map(({ by }) => by)).toEqual(['Bob', 'Ada'])
    expect(words[0].shelf).toMatchObject({ reason: 'e', by: 'Eve' })
  })

  it('says of an acknowledgement from before that its alarm is over', () => {
    const book = new AlarmBook()
    book.put('alarm', 'ada', record('Ada', { ack: [at(1), 500] }), NaN)
    expect(book.word('pump.hot').acks).toHaveLength(1)
    book.put('alarm', 'bob', record('Bob', { ended: at(1) }), NaN)
    expect(book.word('pump.hot')).toMatchObject({ ended: at(1) })
  })

  it('lists one of two acknowledgements at once, with who was first', () => {
    const book = new AlarmBook()
    book.put('alarm', 'ada', record('Ada', { acts: [[at(1), 'acknowledged', '']] }), now)
    book.put('alarm', 'bob', record('Bob', { acts: [[at(0.5), 'acknowledged', '']] }), now)
    book.put('service', 'eve', record('Eve', { acts: [[at(9), 'outOfService', 'x']] }), now)
    expect(book.acts().map(({ by, what }) => `${by} ${what}`)).toEqual([
      'Eve outOfService',
      'Bob acknowledged',
    ])
  })
})

describe('AlarmBook of a room that somebody was removed from', () => {
  it('knows what they did before, nothing of what they did since, and all again when they are let in', () => {
    const book = new AlarmBook()
    book.put('alarm', 'ada', record('Ada', { ack: [at(1), 500] }), now)
    book.put(
      'alarm',
      'eve',
      record('Eve', {
        ack: [at(0), 10],
        reset: [at(9), 10],
        shelf: [{ until: now, reason: 'e' }, at(9)],
        ended: at(9),
        acts: [
          [at(0), 'acknowledged', ''],
          [at(9), 'shelved', 'e'],
        ],
      }),
      now,
    )
    book.put('service', 'eve', record('Eve', { out: ['mine', at(9)] }), now)
    book.setRemovals(new Map([['eve', at(5)]]))
    expect(book.word('pump.hot')).toMatchObject({ ended: 0, resets: [], shelf: null, out: null })
    expect(book.word('pump.hot').acks.map(({ by }) => by)).toEqual(['Eve', 'Ada'])
    expect(book.latestAck('pump.hot').user).toBe('ada')
    expect(book.acts().map(({ what }) => what)).toEqual(['acknowledged'])
    book.setRemovals(new Map())
    expect(book.word('pump.hot')).toMatchObject({ shelf: { by: 'Eve' }, out: { by: 'Eve' } })
  })
})

describe('readAlarmRecord', () => {
  const written = record('Ada', {
    ack: [at(0), 10],
    shelf: [{ until: now + 60_000, reason: 'because' }, at(0)],
    out: ['rebuilt', at(0)],
    acts: [
      [at(0), 'shelved', 'because'],
      [at(0), 'outOfService', 'rebuilt'],
    ],
  })

  it('takes from each family only what it gives the right to', () => {
    const text = writeAlarmRecord(written)
    const alarm = readAlarmRecord('alarm', 'pump.hot', text, now)
    const service = readAlarmRecord('service', 'pump.hot', text, now)
    expect(alarm?.out).toBeUndefined()
    expect(alarm?.acts.map(([, what]) => what)).toEqual(['shelved'])
    expect(service?.ack ?? service?.shelf).toBeUndefined()
    expect(service?.out).toEqual(['rebuilt', at(0)])
  })

  it('shelves nothing for longer than eight hours, whatever somebody writes', () => {
    const text = writeAlarmRecord({ ...written, shelf: [{ until: now * 2, reason: '' }, at(0)] })
    const read = readAlarmRecord('alarm', 'pump.hot', text, now)
    expect(read?.shelf?.[0]?.until).toBe(now + longestShelf)
  })

  it('refuses what is of another alarm, too long, of a wrong kind or dated beyond belief', () => {
    const wrong = [
      '',
      '[]',
      '{"v":2}',
      writeAlarmRecord({ ...written, id: 'pump.cold' }),
      JSON.stringify({ ...written, v: 1, name: 5 }),
      writeAlarmRecord({ ...written, name: 'x'.repeat(5000) }),
    ]
    for (const text of wrong) expect(readAlarmRecord('alarm', 'pump.hot', text, now)).toBeNull()
    const odd = { ...written, v: 1, ack: [1e300, -1], shelf: ['x', 1], acts: [5, [1, 'x', 2]] }
    const read = readAlarmRecord('alarm', 'pump.hot', JSON.stringify(odd), now)
    expect(read).toMatchObject({ id: 'pump.hot', acts: [] })
    expect(read?.ack ?? read?.shelf).toBeUndefined()
  })

  it('has a key for every id', () => {
    expect(keyOfAlarm('pump.hot')).toBe('pump.hot')
    expect(keyOfAlarm('a/b#c')).toMatch(/^~[a-z0-9]+$/)
  })
})
