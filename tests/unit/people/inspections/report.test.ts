import { describe, expect, it } from 'vitest'
import { makeInspectionKey } from '#people/inspections/inspectionKey.ts'
import type { Answer, SignalCheck } from '#people/inspections/InspectionRecord.ts'
import { InspectionSync } from '#people/inspections/InspectionSync.ts'
import { readInspectionFile } from '#people/inspections/report/readInspectionFile.ts'
import type { Report } from '#people/inspections/report/Report.ts'
import { writeReport } from '#people/inspections/report/writeReport.ts'
import { writeReportCsv, writeReportJson } from '#people/inspections/report/writeReportData.ts'
import type { Note } from '#people/Note.ts'

const now = Date.UTC(2026, 10, 21, 10, 2)
const id = 'abcdefgh1234'
const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`

const check: SignalCheck = {
  signal: 'pump3.vibration',
  name: 'Vibration',
  value: '3.10',
  unit: 'mm/s',
  quality: 'good',
  at: now,
  trend: { seconds: 60, values: [2.9, null, 3, 3.1] },
  number: 3.1,
  below: 4.5,
  holds: true,
}

function makeAnswer(change: Partial<Answer>): Answer {
  return {
    title: 'Pump 3',
    asked: 'No leak.',
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

function makeReport(): { report: Report; sync: InspectionSync } {
  const sync = new InspectionSync('anna')
  const born = { template: 'walk', title: `Walk ${evil}`, version: 3, plant: evil, steps: 3 }
  sync.edit(id, { born, name: evil.slice(0, 40) }, now)
  sync.edit(makeInspectionKey(id, 'pump-3'), { answer: makeAnswer({ checks: [check] }) }, now)
  const reading = makeAnswer({ verdict: 'notOk', value: 9.1, unit: 'bar', from: 5.5, to: 8.5 })
  sync.edit(makeInspectionKey(id, 'gauge'), { answer: { ...reading, comment: evil } }, now)
  const formula = makeAnswer({ value: `=HYPERLINK("http://x")` })
  sync.edit(makeInspectionKey(id, 'gone'), { answer: formula, finding: 'note12345678' }, now)
  const inspection = sync.book.inspection(id)
  if (!inspection) throw new Error('no inspection')
  const note: Note = {
    id: 'note12345678',
    plant: evil,
    title: evil,
    text: evil,
    severity: 'major',
    status: 'open',
    assignee: evil,
    target: { part: null, point: [0, 0, 0], normal: [0, 1, 0] },
    view: null,
    kept: null,
    figures: [{ ...check, name: evil }],
    picture: null,
    replies: [],
    createdBy: { user: 'anna', name: evil },
    createdAt: now,
    changedBy: { user: 'anna', name: evil },
    changedAt: now,
  } as unknown as Note
  const steps = [
    { id: 'pump-3', title: 'Pump 3', look: 'No leak.', asset: evil },
    { id: 'gauge', title: evil, look: evil, asset: '' },
  ]
  const report: Report = {
    inspection,
    steps,
    sign: ['engineer'],
    findings: new Map([[note.id, note]]),
    written: now,
    program: 'test',
    timeZone: 'UTC',
  }
  return { report, sync }
}

describe('the report of an inspection', () => {
  const { report, sync } = makeReport()
  const text = writeReport(report)

  it('shows what people wrote as text, and asks for nothing from anywhere', () => {
    expect(text.match(/<script|<img src=x|onerror='/gi)).toBeNull()
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).toContain('&amp;amp;')
    expect(text).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; img-src data:/,
    )
    // Every address in it is a picture within.
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.filter((address) => !address.startsWith('data:image/'))).toEqual([])
  })

  it('says what was found, what was expected and when', () => {
    const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(words).toContain('Vibration &lt; 4.5 mm/s 3.10 mm/s, good at 10:02:00 as expected')
    expect(words).toContain('▲ 1 of 3 not OK')
    expect(words).toContain('9.1 bar (5.5 to 8.5 bar)')
    // A step that the questions do not have any more is there by the words that it was asked in.
    expect(words).toContain('=HYPERLINK')
  })

  it('draws a small trend with its gap', () => {
    expect(text).toMatch(/<path d="M0\.0 26\.0M80\.0 14\.0L120\.0 2\.0"/)
  })

  it('has the same numbers as JSON and as a table, which no spreadsheet takes for a formula', () => {
    const records = [...sync.book.all(id)].map(([key, user]) => {
      return [key, user, sync.textOf(key, user)] as const
    })
    const json = JSON.parse(writeReportJson(report, records))
    expect(json.steps[0].answers[0].checks[0]).toMatchObject({ number: 3.1, below: 4.5 })
    expect(json.steps[1].answers[0]).toMatchObject({ value: 9.1, at: '2026-11-21T10:02:00.000Z' })
    const lines = writeReportCsv(report).split('\r\n')
    expect(lines[1]).toMatch(/^pump-3,Pump 3,true,ok,.*,pump3\.vibration,4\.5,,,3\.1,good,true$/)
    expect(lines.find((line) => line.startsWith('gone'))).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('is an inspection again when its JSON is read on another computer', () => {
    const records = [...sync.book.all(id)].map(([key, user]) => {
      return [key, user, sync.textOf(key, user)] as const
    })
    const read = readInspectionFile(writeReportJson(report, records))
    if ('problem' in read) throw new Error(read.problem)
    const other = new InspectionSync('bo')
    for (const [key, user, each] of read.records)
      expect(other.hear(key, user, each, now)).toBeNull()
    expect(other.book.inspection(id)).toEqual(report.inspection)
    expect(readInspectionFile('{"format":"gemba inspection","version":9,"records":[]}')).toEqual({
      problem: 'The file is of a newer version than this page knows: open it with a newer one.',
    })
  })
})
