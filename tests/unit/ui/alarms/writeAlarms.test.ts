import { expect, test } from 'vitest'
import { writeAlarmJournal, writeAlarms } from '#ui/alarms/writeAlarms.ts'
import { smallTwin } from '../smallTwin.ts'
import { makeItem } from './alarmItems.ts'
import { readCsv } from './readCsv.ts'

const at = Date.UTC(2026, 10, 30, 6, 5)
const odd = ['He said "stop", twice', 'one\r\ntwo\nthree', 'a,b;c\td', 'ünïcödé 現場', '']

test('a spreadsheet reads every word of the list as it was, whatever is in it', () => {
  const items = odd.map((text, i) =>
    makeItem(
      `filler.${i}`,
      { asset: 2, name: text, consequence: text, response: `${text}.` },
      { since: at, reason: text, isFirstOut: true },
    ),
  )
  const [head, ...rows] = readCsv(writeAlarms(items, smallTwin))
  const cells = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])))
  expect(rows.every((row) => row.length === head.length)).toBe(true)
  expect(cells.map(({ name }) => name)).toEqual(odd)
  expect(cells.map(({ reason }) => reason)).toEqual(odd)
  expect(cells.map(({ response }) => response)).toEqual(odd.map((text) => `${text}.`))
  expect(cells[0]).toMatchObject({
    id: 'filler.0',
    asset: 'filler',
    state: 'unacknowledged',
    'raised at': '2026-11-30T06:05:00.000Z',
    'acknowledged at': '',
    'first out': 'yes',
  })
})

test('nothing that somebody has written becomes a formula, and numbers stay numbers', () => {
  const texts = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")']
  const events = texts.map((why) => {
    return { at, id: why, what: 'shelved', by: why, why, value: -2.5 } as const
  })
  const [head, ...rows] = readCsv(writeAlarmJournal(events, [], smallTwin))
  for (const [i, row] of rows.entries()) {
    expect(row).toHaveLength(head.length)
    expect([row[1], row[6], row[7]]).toEqual(Array.from({ length: 3 }, () => `'${texts[i]}`))
    expect(row[8]).toBe('-2.5')
  }
  expect(rows).toHaveLength(texts.length)
})
