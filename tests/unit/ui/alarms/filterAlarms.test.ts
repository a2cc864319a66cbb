import { describe, expect, it } from 'vitest'
import { byUrgency } from '#state/alarms.ts'
import { everyAlarm, filterAlarms, makeAlarmLines } from '#ui/alarms/filterAlarms.ts'
import { pinAlarms } from '#ui/alarms/pinAlarms.ts'
import { smallTwin } from '../smallTwin.ts'
import { makeItem } from './alarmItems.ts'

const items = [
  makeItem('trip', { asset: 2, priority: 'critical', response: 'Stop the belt.' }),
  makeItem('jam', { asset: 3, priority: 'high' }, { state: 'acknowledged' }),
  makeItem('warm', { asset: 2, priority: 'low' }),
]
const idsOf = (list: readonly { alarm: { id: string } }[]) => list.map(({ alarm }) => alarm.id)
const filter = (change: Partial<typeof everyAlarm>) =>
  idsOf(filterAlarms(items, { ...everyAlarm, ...change }, smallTwin))

describe('the list of alarms', () => {
  it('is filtered by priority, by what is acknowledged and by words of name, machine and response', () => {
    expect(filter({ least: 'high' })).toEqual(['trip', 'jam'])
    expect(filter({ isOpen: true })).toEqual(['trip', 'warm'])
    expect(filter({ query: 'FILLER  belt' })).toEqual(['trip'])
    expect(filter({ query: 'capper' })).toEqual(['jam'])
  })

  it('is grouped by machine, that with the most urgent alarm first', () => {
    const lines = makeAlarmLines(items, true, smallTwin)
    expect(
      lines.map((line) => ('item' in line ? line.item.alarm.id : `${line.heading} ${line.count}`)),
    ).toEqual(['Filler 2', 'trip', 'warm', 'Capper 1', 'jam'])
  })

  it('keeps the top priority in sight in a flood of a thousand, and what chatters where it is', () => {
    const flood = Array.from({ length: 1000 }, (_, i) =>
      makeItem(
        `a${i}`,
        { priority: i % 250 === 0 ? 'critical' : 'medium' },
        { since: i, isChattering: i === 999, state: i === 0 ? 'acknowledged' : 'unacknowledged' },
      ),
    ).toSorted(byUrgency)
    expect(idsOf(flood).slice(0, 5)).toEqual(['a750', 'a500', 'a250', 'a0', 'a998'])
    expect(idsOf(pinAlarms(flood, 1000))).toEqual(['a750', 'a500', 'a250'])
    expect(idsOf(flood).at(-1)).toBe('a999')
    expect(pinAlarms(items, items.length)).toEqual([])
  })
})
