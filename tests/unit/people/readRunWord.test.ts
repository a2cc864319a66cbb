import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stampOf } from '#people/HybridClock.ts'
import { readRunWord } from '#people/readRunWord.ts'
import {
  comparedPosition,
  firstSpeed,
  runPosition,
  writeRunWord,
  type SharedRun,
} from '#people/SharedRun.ts'

const now = Date.UTC(2026, 10, 30)
const run: SharedRun = {
  id: 'abcd1234',
  model: '0123456789abcdef',
  scenario: {
    id: 'faster',
    name: '15 % faster',
    days: 2,
    changes: [
      { set: 'filler.rate', times: 1.15 },
      { fail: 'filler', at: 3600, for: 600, mode: 'bearing' },
      { set: 'shift.is', to: 'off', at: 7200, until: 9000 },
    ],
    compare: ['output'],
  },
  start: { 'filler.speed': 23_800 },
  seed: 7,
  author: 'Anna',
  began: now,
  position: 100,
  at: now,
  speed: 600,
  isPaused: false,
}
const word = { stamp: stampOf(now), sent: now, run }

/** The text with one thing changed: `run.speed`. */
function spoilt(path: string, value: unknown): string {
  const made = JSON.parse(writeRunWord(word)) as Record<string, unknown>
  const names = path.split('.')
  let at = made
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>
  at[names.at(-1)!] = value
  return JSON.stringify(made)
}

describe('readRunWord', () => {
  it('reads what was written, and that a run is over', () => {
    expect(readRunWord(writeRunWord(word), now)).toEqual(word)
    const end = { ...word, run: null }
    expect(readRunWord(writeRunWord(end), now)).toEqual(end)
  })

  it.each([
    ['format', 2, 'was made by a newer Gemba (format 2; this page reads 1)'],
    ['run.model', 'x', 'does not say which process model it is for'],
    ['run.speed', 1e6, 'has a speed that is not between 1 and 100000'],
    ['run.position', 1e9, 'stands outside its own time'],
    ['run.scenario.days', 1e9, 'lasts no time between 0.001 and 3660 days'],
    ['run.scenario.changes', [{ set: 'a.b' }], 'has a change that is none (number 1)'],
    ['run.scenario.changes', [{ fail: 'a', for: -1 }], 'has a change that is none (number 1)'],
    ['run.start', { a: 'much' }, 'begins with values that are none'],
    ['run.seed', 1.5, 'has no seed'],
    ['stamp', 1e300, 'is dated beyond belief'],
  ])('refuses a wrong %s in words', (path, value, wrong) => {
    expect(readRunWord(spoilt(path, value), now)).toEqual({ wrong })
  })

  it('takes anything for no run, and never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `{"format":1,"stamp":5,"sent":5,"run":${text}}`),
        ),
        (text) => {
          const read = readRunWord(text, now)
          expect('wrong' in read || read.run === null).toBe(true)
        },
      ),
    )
  })

  it('makes of a name with control characters one that can be shown', () => {
    const read = readRunWord(spoilt('run.author', 'An\u202ena\n'), now)
    expect(read).toMatchObject({ run: { author: 'Anna' } })
  })
})

describe('runPosition', () => {
  it('goes on at its speed, stands while paused, and stays at the end', () => {
    expect(runPosition(run, now + 2000)).toBe(1300)
    expect(runPosition({ ...run, isPaused: true }, now + 2000)).toBe(100)
    expect(runPosition(run, now - 2000)).toBe(100)
    expect(runPosition(run, now + 1e9)).toBe(2 * 86_400)
  })

  it('is compared at the same instants by all, whenever they look', () => {
    expect(comparedPosition(run, 100)).toBe(100)
    expect(comparedPosition(run, 1299)).toBe(100)
    expect(comparedPosition(run, 1301)).toBe(1300)
    expect(comparedPosition({ ...run, isPaused: true }, 100)).toBe(100)
  })

  it('begins with a speed that shows a scenario within four minutes, as far as there is one', () => {
    expect([0.01, 1, 30, 182, 3000].map(firstSpeed)).toEqual([10, 600, 100_000, 100_000, 100_000])
  })
})
