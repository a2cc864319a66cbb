import { isNotOk } from '../sayInspection.ts'
import type { Report } from './Report.ts'
import { order } from './reportWords.ts'

/** Records of an inspection as its topics hold them: with these it can be opened again, on any computer. */
export type FileRecords = readonly (readonly [key: string, user: string, text: string])[]

/** An inspection as JSON: to be read by people and programs, and (`records`) by this page again. Times are UTC. */
export function writeReportJson(report: Report, records: FileRecords): string {
  const { inspection, written, program } = report
  const { steps, places: _, createdAt, changedAt, signatures, ...head } = inspection
  const file = {
    format: 'gemba inspection',
    version: 1,
    written: iso(written),
    program,
    ...head,
    createdAt: iso(createdAt),
    changedAt: iso(changedAt),
    signatures: signatures.map(dated),
    steps: order(report).map(({ id, title }) => {
      const { answers = [], isDisputed = false, findings = [] } = steps.get(id) ?? {}
      return {
        id,
        title,
        isDisputed,
        answers: answers.map((answer) => dated({ ...answer, checks: answer.checks.map(dated) })),
        findings: findings.map((note) => {
          const found = report.findings.get(note)
          return { id: note, title: found?.title ?? null, text: found?.text ?? null }
        }),
      }
    }),
    records,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const columns = [
  'step',
  'title',
  'counts',
  'verdict',
  'value',
  'unit',
  'comment',
  'by',
  'at',
  'signal',
  'expected below',
  'expected above',
  'expected state',
  'found',
  'quality',
  'as expected',
]

/** The same as a table (RFC 4180), one line for each answer and for each signal of it; times are UTC. */
export function writeReportCsv(report: Report): string {
  const lines: (string | number | boolean | null | undefined)[][] = [columns]
  for (const { id, title } of order(report)) {
    const { answers = [] } = report.inspection.steps.get(id) ?? {}
    if (answers.length === 0) lines.push([id, title, '', 'not answered'])
    answers.forEach((answer, i) => {
      const { verdict, value, unit, comment, by, at, checks } = answer
      const judged = verdict === 'ok' && isNotOk(answer) ? 'ok, a value is not' : verdict
      const head = [id, title, i === 0, judged, value, unit, comment, by.name || by.user, iso(at)]
      if (checks.length === 0) lines.push(head)
      for (const check of checks) {
        const { signal, below, above, is, number, quality, holds } = check
        lines.push([...head, signal, below, above, is, number ?? check.value, quality, holds])
      }
    })
  }
  const width = columns.length
  return lines
    .map((line) => Array.from({ length: width }, (_, i) => writeCell(line[i])).join(','))
    .map((line) => `${line}\r\n`)
    .join('')
}

/** A text that a spreadsheet would take for a formula gets a sign before it, so that it does not. */
function writeCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function dated<Told extends { at: number }>(told: Told): Omit<Told, 'at'> & { at: string } {
  return { ...told, at: iso(told.at) }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
