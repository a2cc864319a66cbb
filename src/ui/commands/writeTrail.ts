import type { AuditRecord } from '#people/AuditRecord.ts'
import { orderWords } from '#state/sayOrderState.ts'

const head = [
  'given at',
  'by',
  'user',
  'role',
  'command',
  'what',
  'before',
  'target',
  'outcome',
  'outcome at',
  'reason',
  'id',
]

/** Records as CSV (RFC 4180) with a head, times as ISO 8601 in UTC. What a spreadsheet would take for a formula is made a text. */
export function writeTrail(records: readonly AuditRecord[]): string {
  const lines = records.map((record) => [
    new Date(record.at).toISOString(),
    record.name,
    record.user,
    record.role ?? '',
    record.command,
    record.what,
    record.before,
    record.target,
    orderWords[record.state],
    new Date(record.stateAt).toISOString(),
    record.reason,
    record.id,
  ])
  return [head, ...lines].map((line) => `${line.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
