import { describe, expect, it } from 'vitest'
import { readKiosk } from '#twin/readKiosk.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { readChanged } from './smallFile.ts'

function readWith(kiosk?: unknown) {
  const { twin, problems } = readChanged((file) => {
    file.views.push({ id: 'top', name: 'From above', position: [0, 9, 0], target: [0, 0, 0] })
    if (kiosk !== undefined) file.kiosk = kiosk
  })
  expect(problems).toEqual([])
  const own = new TwinProblems()
  const made = readKiosk(twin!, own)
  return { ...made, said: own.list().map(({ text, advice = '' }) => `${text} ${advice}`.trim()) }
}

describe('readKiosk', () => {
  it('goes round all views, 20 seconds each, when nothing is said', () => {
    const { stops, said, brightness } = readWith()
    expect(said).toEqual([])
    expect(stops).toEqual([
      { view: 0, seconds: 20, caption: 'All' },
      { view: 1, seconds: 20, caption: 'From above' },
    ])
    expect(brightness).toEqual({ day: 1, night: 0.6, dayFrom: 6, nightFrom: 21 })
  })

  it('reads a tour with its dwell times and captions, and the night', () => {
    const { stops, said, brightness, alarmSeconds } = readWith({
      views: [{ view: 'top', seconds: 5, caption: 'The hall' }, { view: 'all' }],
      alarmSeconds: 9,
      brightness: { night: 0.3, nightFrom: '19:30' },
    })
    expect(said).toEqual([])
    expect(stops.map(({ view, seconds, caption }) => [view, seconds, caption])).toEqual([
      [1, 5, 'The hall'],
      [0, 20, 'All'],
    ])
    expect([alarmSeconds, brightness.night, brightness.nightFrom]).toEqual([9, 0.3, 19.5])
  })

  it('says what is wrong, and shows the rest', () => {
    const { stops, said, lookSeconds } = readWith({
      views: [{ view: 'tpo' }, { view: 'all', seconds: -1 }, 7],
      lookSeconds: 'soon',
      brightness: { nightFrom: '7 pm' },
      veiws: [],
    })
    expect(stops).toEqual([{ view: 0, seconds: 20, caption: 'All' }])
    expect(lookSeconds).toBe(60)
    expect(said).toHaveLength(6)
    expect(said.join('\n')).toContain('There is no view “tpo”. Did you mean “top”?')
    expect(said.join('\n')).toContain('must be a time of day, such as “06:30”')
    expect(said.join('\n')).toContain('Did you mean “views”?')
    for (const odd of [null, 7, [], 'on', { views: {} }])
      expect(readWith(odd).stops).toHaveLength(2)
  })
})
