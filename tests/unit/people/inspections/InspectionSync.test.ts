import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stampOf } from '#people/HybridClock.ts'
import { cutMedium } from '#people/inspections/cutMedium.ts'
import { makeInspectionKey, makePieceKey } from '#people/inspections/inspectionKey.ts'
import type { Answer } from '#people/inspections/InspectionRecord.ts'
import { InspectionSync } from '#people/inspections/InspectionSync.ts'
import { readInspectionRecord } from '#people/inspections/readInspectionRecord.ts'
import { sha256 } from '#people/inspections/sha256.ts'
import { makeRandom } from '../notesWorld.ts'

const now = Date.UTC(2026, 10, 21)
const id = 'abcdefgh1234'
const born = { template: 'walk', title: 'Walk-round', version: 2, plant: 'Hall', steps: 2 }
const step = makeInspectionKey(id, 'pump-3')

function makeAnswer(change: Partial<Answer> = {}): Answer {
  return {
    title: 'Pump 3',
    asked: 'It runs without noise.',
    verdict: 'ok',
    value: null,
    unit: '',
    comment: '',
    checks: [],
    picture: null,
    version: 1,
    ...change,
  }
}

type Post = { key: string; user: string; text: string }

function postsOf(sync: InspectionSync): Post[] {
  return [...sync.unsent].map((key) => ({ key, user: sync.user, text: sync.textOf(key) }))
}

describe('an inspection that two people do at once', () => {
  it('comes out the same in whatever order their answers arrive, and keeps both', () => {
    const [anna, bo] = [new InspectionSync('anna'), new InspectionSync('bo')]
    anna.edit(id, { born, name: 'Anna' }, now)
    for (const { key, user, text } of postsOf(anna)) bo.hear(key, user, text, now)
    // Bo's clock is an hour late, and neither has heard of the other's answer.
    anna.edit(step, { answer: makeAnswer() }, now + 1000)
    bo.edit(id, { name: 'Bo' }, now - 3_600_000)
    bo.edit(step, { answer: makeAnswer({ verdict: 'notOk', comment: 'It rattles.' }) }, now + 5000)
    bo.edit(id, { sign: null }, now + 6000)
    const posts = [...postsOf(anna), ...postsOf(bo)]
    const random = makeRandom(7)
    const seen = Array.from({ length: 40 }, () => {
      const other = new InspectionSync('cy')
      const order = posts.map((post) => [random(), post] as const).sort(([a], [b]) => a - b)
      // Some come twice.
      for (const [twice, { key, user, text }] of order)
        for (let i = 0; i < 1 + Number(twice < 0.3); i++) other.hear(key, user, text, now)
      return other.book.inspection(id)
    })
    for (const each of seen) expect(each).toEqual(seen[0])
    const said = seen[0]?.steps.get('pump-3')
    expect(said?.isDisputed).toBe(true)
    expect(said?.answers.map(({ by, verdict }) => [by.name, verdict])).toEqual([
      ['Bo', 'notOk'],
      ['Anna', 'ok'],
    ])
  })

  it('has a signature count for as long as nothing is answered after it, on every page', () => {
    const [anna, bo] = [new InspectionSync('anna'), new InspectionSync('bo')]
    const pass = (from: InspectionSync, to: InspectionSync) => {
      for (const { key, user, text } of postsOf(from)) to.hear(key, user, text, now)
    }
    anna.edit(id, { born, name: 'Anna' }, now)
    anna.edit(step, { answer: makeAnswer() }, now)
    pass(anna, bo)
    const { hash = '' } = bo.book.inspection(id) ?? {}
    bo.edit(id, { name: 'Bo', sign: { name: 'Bo', role: 'operator', hash } }, now + 1)
    pass(bo, anna)
    expect(anna.book.inspection(id)?.signatures).toMatchObject([{ name: 'Bo', isValid: true }])
    anna.edit(step, { answer: makeAnswer({ verdict: 'na', version: 2 }) }, now + 2)
    expect(anna.book.inspection(id)?.signatures).toMatchObject([{ name: 'Bo', isValid: false }])
  })

  it('shows nothing of what somebody writes after they were removed', () => {
    const [anna, bo] = [new InspectionSync('anna'), new InspectionSync('bo')]
    anna.edit(id, { born }, now)
    bo.edit(step, { answer: makeAnswer() }, now + 1000)
    anna.book.setRemovals(new Map([['bo', stampOf(now)]]))
    for (const { key, user, text } of postsOf(bo)) anna.hear(key, user, text, now)
    expect(anna.book.inspection(id)?.steps.size).toBe(0)
    anna.book.setRemovals(new Map())
    expect(anna.book.inspection(id)?.steps.size).toBe(1)
  })
})

describe('a picture of an answer', () => {
  it('is there once all of its pieces are, each below 4 kB', () => {
    const picture = `data:image/jpeg;base64,${'A'.repeat(7000)}`
    const cut = cutMedium('picture', picture)
    expect(cut?.pieces.length).toBe(3)
    const [anna, bo] = [new InspectionSync('anna'), new InspectionSync('bo')]
    const { hash = '', pieces = [] } = cut ?? {}
    anna.edit(id, { born }, now)
    pieces.forEach((piece, i) =>
      anna.edit(makePieceKey(id, 'pump-3', 'picture', i), { piece }, now),
    )
    anna.edit(step, { answer: makeAnswer({ picture: { hash, pieces: 3 } }) }, now)
    const photo = () => bo.book.inspection(id)?.steps.get('pump-3')?.answers[0].photo ?? null
    for (const { key, user, text } of postsOf(anna).toReversed()) {
      expect(photo()).toBeNull()
      expect(new TextEncoder().encode(text).length).toBeLessThan(4096)
      bo.hear(key, user, text, now)
    }
    expect(photo()).toBe(picture)
  })
})

describe('a voice note of an answer', () => {
  const address = `data:audio/webm;codecs=opus;base64,${'B'.repeat(65_000)}`

  it('is there once all of its pieces are, and is part of what is signed', () => {
    const { hash = '', pieces = [] } = cutMedium('sound', address) ?? {}
    expect(pieces.length).toBe(22)
    const [anna, bo] = [new InspectionSync('anna'), new InspectionSync('bo')]
    anna.edit(id, { born }, now)
    anna.edit(step, { answer: makeAnswer() }, now)
    const before = anna.book.inspection(id)?.hash
    pieces.forEach((piece, i) => anna.edit(makePieceKey(id, 'pump-3', 'sound', i), { piece }, now))
    const sound = { hash, pieces: pieces.length, seconds: 30 }
    anna.edit(step, { answer: makeAnswer({ sound }) }, now)
    expect(anna.book.inspection(id)?.hash).not.toBe(before)
    for (const { key, user, text } of postsOf(anna).toReversed())
      expect(bo.hear(key, user, text, now)).toBeNull()
    expect(bo.book.inspection(id)?.steps.get('pump-3')?.answers[0].voice).toBe(address)
    expect(bo.book.inspection(id)?.hash).toBe(anna.book.inspection(id)?.hash)
  })

  it.each([
    ['too long', `data:audio/webm;base64,${'B'.repeat(72_000)}`],
    ['of another kind', 'data:text/html;base64,QUFB'],
    ['no base64', 'data:audio/webm;base64,<script>'],
  ])('is none when it is %s', (_, other) => {
    expect(cutMedium('sound', other)).toBeNull()
  })
})

describe('what anybody can send as an inspection', () => {
  const good = JSON.stringify({ v: 1, answer: [makeAnswer(), stampOf(now)] })
  it.each([
    ['no JSON', '{', 'it is no JSON'],
    ['a newer version', good.replace('"v":1', '"v":2'), 'version'],
    ['a far date', good.replace(String(stampOf(now)), String(stampOf(now * 2))), 'answer'],
    ['a verdict that is none', good.replace('"ok"', '"fine"'), 'answer'],
    ['a picture that is none', good.replace('null,"version"', '{"hash":"x"},"version"'), 'answer'],
    [
      'a voice note of an hour',
      good.replace(
        '"version"',
        `"sound":{"hash":"${'a'.repeat(64)}","pieces":24,"seconds":3600},"version"`,
      ),
      'answer',
    ],
    ['too much', good.replace('Pump 3', 'P'.repeat(5000)), 'longer'],
  ])('is refused in words when it is %s', (_, text, words) => {
    const read = readInspectionRecord(text, now)
    expect('wrong' in read && read.wrong).toContain(words)
  })

  it('is taken as it is when it is right, markup too', () => {
    const text = good.replace('Pump 3', '<img src=x onerror=alert(1)>')
    const read = readInspectionRecord(text, now)
    expect('record' in read && read.record.answer?.[0]?.title).toBe('<img src=x onerror=alert(1)>')
  })
})

describe('the digest of what is signed', () => {
  it.each(['', 'abc', 'ä€😀'.repeat(40), 'x'.repeat(119), 'y'.repeat(1000)])(
    'is SHA-256 as everybody else computes it: %#',
    (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    },
  )
})
