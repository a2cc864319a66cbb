import { describe, expect, it } from 'vitest'
import { byUrgency } from '#state/alarms.ts'
import { AlarmVoice } from '#ui/alarms/AlarmVoice.ts'
import { makeItem } from './alarmItems.ts'

/** How often something is heard in so many seconds, looked at twice a second. */
function count(
  voice: AlarmVoice,
  standing: ReturnType<typeof makeItem>[],
  from: number,
  to: number,
) {
  let heard = 0
  for (let now = from; now < to; now += 0.5) if (voice.next(standing, false, now)) heard++
  return heard
}

describe('AlarmVoice', () => {
  it('is one sound however many alarms there are: a thousand in ten seconds are as loud as one', () => {
    const voice = new AlarmVoice()
    const standing = Array.from({ length: 1000 }, (_, i) =>
      makeItem(`a${i}`, { priority: i === 500 ? 'critical' : 'low' }),
    ).toSorted(byUrgency)
    expect(voice.next(standing, false, 0)).toEqual([880, 660, 880, 660])
    expect(count(voice, standing, 0.5, 10)).toBe(3)
  })

  it('lets a new, more urgent one be heard soon, not at once', () => {
    const voice = new AlarmVoice()
    expect(voice.next([makeItem('a', { priority: 'medium' })], false, 0)).toEqual([587])
    const standing = [makeItem('b', { priority: 'critical' }), makeItem('a')]
    expect(voice.next(standing, false, 1)).toBeNull()
    expect(voice.next(standing, false, 2)).toEqual([880, 660, 880, 660])
  })

  it('says a low one once, nothing of what is acknowledged, and nothing while muted', () => {
    const voice = new AlarmVoice()
    expect(count(voice, [makeItem('a', { priority: 'low' })], 0, 600)).toBe(1)
    expect(count(voice, [makeItem('b', {}, { state: 'acknowledged' })], 600, 700)).toBe(0)
    const standing = [makeItem('c', { priority: 'high' })]
    expect(voice.next(standing, true, 700)).toBeNull()
    expect(voice.next(standing, false, 701)).toEqual([740, 587])
  })
})
