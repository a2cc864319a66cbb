import { expect, it } from 'vitest'
import {
  isBad,
  noStarts,
  noteStarted,
  noteTried,
  readStarts,
  versionOf,
} from '#feed/offline/StartBook.ts'

const minute = 60_000

it('gives a version up that failed to start twice, for an hour', () => {
  let starts = noteStarted(noStarts, 'old')
  starts = noteTried(starts, 'new', 0)
  starts = noteTried(starts, 'new', minute)
  expect(isBad(starts, 'new', minute)).toBe(false)
  starts = noteTried(starts, 'new', 2 * minute)
  expect(isBad(starts, 'new', 3 * minute)).toBe(true)
  expect(isBad(starts, 'new', 63 * minute)).toBe(false)
  expect(isBad(noteTried(starts, 'new', 63 * minute), 'new', 63 * minute)).toBe(false)
  expect(readStarts(JSON.stringify(starts))).toEqual(starts)
})

it('takes an impatient person and a start that came late for what they are', () => {
  let starts = noteTried(noStarts, 'new', 0)
  for (let second = 1; second < 8; second++) starts = noteTried(starts, 'new', second * 1000)
  expect(isBad(starts, 'new', 9000)).toBe(false)
  starts = noteStarted(starts, 'new')
  expect(starts).toEqual({ good: 'new', tried: {} })
})

it('knows a version by the first script of its page, and nothing by what is no page', () => {
  const page = '<script type="module" crossorigin src="./assets/index-B5Cn18RS.js"></script>'
  expect(versionOf(page)).toBe('B5Cn18RS')
  expect(versionOf('<h1>Log in to the guest network</h1>')).toBe('')
  for (const text of ['', '[]', '{"good":3}', 'null']) expect(readStarts(text)).toEqual(noStarts)
})
