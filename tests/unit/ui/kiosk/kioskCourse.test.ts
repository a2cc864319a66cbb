import { describe, expect, it } from 'vitest'
import { brightnessAt } from '#ui/kiosk/brightnessAt.ts'
import { burnInShift } from '#ui/kiosk/burnInShift.ts'
import { kioskCourse } from '#ui/kiosk/kioskCourse.ts'
import { sayLife } from '#ui/kiosk/sayLife.ts'

const kiosk = {
  stops: [5, 10].map((seconds, view) => ({ view, seconds, caption: '' })),
  alarmSeconds: 6,
  lookSeconds: 60,
}
/** A whole number of rounds of 15 s. */
const start = 15_000 * 1e8
const calm = { alarmAt: NaN, touchedAt: -Infinity, isWatching: false }
const at = (
  seconds: number,
  happened: { alarmAt?: number; touchedAt?: number; isWatching?: boolean } = {},
) => {
  const [alarmAt, touchedAt] = [happened.alarmAt, happened.touchedAt].map((each) =>
    each === undefined ? undefined : start + each * 1000,
  )
  const { at: where, stop } = kioskCourse(
    kiosk,
    {
      alarmAt: alarmAt ?? calm.alarmAt,
      touchedAt: touchedAt ?? calm.touchedAt,
      isWatching: happened.isWatching ?? false,
    },
    start + seconds * 1000,
  )
  return where === 'tour' ? stop : where
}

const say = (pictureAge: number, dataAge: number) =>
  sayLife({ pictureAge, dataAge, quietSeconds: 10 }).replaceAll('\u202f', ' ')

describe('kioskCourse', () => {
  it('goes from view to view by the clock, each for its seconds, and round again', () => {
    expect([0, 4.9, 5, 14.9, 15, 20].map((now) => at(now))).toEqual([0, 0, 1, 1, 0, 1])
  })

  it('goes to an alarm, back for one round while nobody acknowledges it, and to it again', () => {
    const alarmAt = 2
    expect([1.9, 2, 7.9].map((now) => at(now, { alarmAt }))).toEqual([0, 'alarm', 'alarm'])
    expect([8, 22.9].map((now) => at(now, { alarmAt }))).toEqual([1, 1])
    expect([23, 28.9, 29].map((now) => at(now, { alarmAt }))).toEqual(['alarm', 'alarm', 1])
  })

  it('leaves the camera to who touches it for a minute, unless an alarm comes later', () => {
    const touchedAt = 3
    expect([3, 62.9, 63].map((now) => at(now, { touchedAt }))).toEqual(['person', 'person', 0])
    expect(at(5, { touchedAt, alarmAt: 1 })).toBe('person')
    expect(at(5, { touchedAt, alarmAt: 4 })).toBe('alarm')
  })

  it('watches what somebody presents to its end, whatever alarms come, and lets who touches it look around', () => {
    const isWatching = true
    expect([1, 20, 40].map((now) => at(now, { isWatching, alarmAt: 2 }))).toEqual([
      'watch',
      'watch',
      'watch',
    ])
    expect([5, 63].map((now) => at(now, { isWatching, touchedAt: 3, alarmAt: 4 }))).toEqual([
      'person',
      'watch',
    ])
  })

  it('looks at the whole of a plant that has no views', () => {
    const bare = { ...kiosk, stops: [] }
    expect(kioskCourse(bare, calm, start)).toEqual({ at: 'tour', stop: -1 })
    expect(kioskCourse(bare, { ...calm, alarmAt: start }, start + 1).at).toBe('alarm')
  })
})

describe('a wall display', () => {
  it('is dark by night, and changes within half an hour', () => {
    const kept = { day: 1, night: 0.4, dayFrom: 6, nightFrom: 21 }
    const seen = [0, 6, 6.25, 6.5, 12, 21, 21.25, 23].map((hour) => brightnessAt(kept, hour))
    expect(seen.map((share) => Math.round(share * 100))).toEqual([
      40, 40, 70, 100, 100, 100, 70, 40,
    ])
  })

  it('moves what stands still by a few whole pixels, never in a jump', () => {
    let [x, y] = burnInShift(start)
    for (let second = 1; second < 3600; second++) {
      const [nextX, nextY] = burnInShift(start + second * 1000)
      expect(Math.max(Math.abs(nextX - x), Math.abs(nextY - y))).toBeLessThanOrEqual(1)
      expect(Math.max(Math.abs(nextX), Math.abs(nextY))).toBeLessThanOrEqual(6)
      x = nextX
      y = nextY
    }
  })

  it('says when its picture stands still, or no values come', () => {
    expect(say(1, 2)).toBe('')
    expect(say(1, 12)).toBe('No values for 12 s')
    expect(say(1, Infinity)).toBe('No values yet')
    expect(say(9, 12)).toBe('The picture stands still: none for 9 s')
  })
})
