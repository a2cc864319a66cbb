import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunBeat } from '#people/RunBeat.ts'
import { RunClock } from '#people/RunClock.ts'
import { Random } from '#scenarios/Random.ts'

const minutes = 60_000

/** A page: its own computer's clock is off by `wrong` milliseconds, and its messages take their time. */
class Page {
  readonly clock: RunClock
  readonly id: string
  constructor(id: string, wrong: number) {
    this.id = id
    this.clock = new RunClock(1_800_000_000_000 + wrong)
  }

  beat(now: number, trip: number): RunBeat {
    const time = this.clock.time(now)
    return {
      run: 'r',
      time,
      held: this.clock.held(now),
      trip,
      stamp: 1,
      position: 0,
      digest: '',
    }
  }
}

describe('RunClock', () => {
  it('agrees within 100 ms between pages whose clocks are ten minutes off, over links that stutter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed)
        const author = new Page('a', 10 * minutes)
        const pages = [new Page('b', -10 * minutes), new Page('c', 3 * minutes), new Page('d', 0)]
        author.clock.start(0)
        const way = () => 15 + random.next() * random.next() * 150
        pages[0].clock.hearStart(author.clock.time(0), 40, way())
        for (let now = 2000; now < 40_000; now += 2000) {
          // Somebody comes later, and the author leaves after a while.
          const here = [...(now < 24_000 ? [author] : []), ...pages.slice(0, now < 10_000 ? 1 : 3)]
          for (const from of here) {
            if (!from.clock.isAgreed) continue
            const beat = from.beat(now, 40)
            for (const to of here) if (to !== from) to.clock.hear(from.id, beat, 40, now + way())
          }
        }
        for (const page of pages) {
          expect(Math.abs(page.clock.time(40_000) - author.clock.time(40_000))).toBeLessThan(100)
        }
      }),
    )
  })

  it('follows who has had the time longest, so that who guessed it alone takes nobody along', () => {
    const old = new Page('a', 5 * minutes)
    const lone = new Page('b', 0)
    old.clock.guess(0)
    lone.clock.guess(60_000)
    old.clock.hear('b', lone.beat(61_000, 10), 10, 61_005)
    lone.clock.hear('a', old.beat(61_000, 10), 10, 61_005)
    const off = (page: Page) => page.clock.time(70_000) - 1_800_000_070_000
    expect(off(old)).toBe(5 * minutes)
    expect(Math.abs(off(lone) - 5 * minutes)).toBeLessThan(10)
  })

  it('knows nothing until it hears of somebody or is told to guess', () => {
    const late = new Page('b', minutes)
    expect(late.clock.isAgreed).toBe(false)
    const author = new Page('a', 0)
    author.clock.start(0)
    late.clock.hear('a', author.beat(5000, 20), 20, 5010)
    expect(late.clock.isAgreed).toBe(true)
    expect(late.clock.time(6000)).toBeCloseTo(author.clock.time(6000) + 10, 6)
  })
})
