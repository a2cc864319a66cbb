import type { NoteStatus, Severity } from '../Note.ts'

/** How Gemba's words are written into a BCF file. */
export const bcfStatus: Record<NoteStatus, string> = {
  open: 'Open',
  doing: 'In Progress',
  done: 'Closed',
}
export const bcfPriority: Record<Severity, string> = {
  info: 'Info',
  minor: 'Minor',
  major: 'Major',
  critical: 'Critical',
}

/** What another program's status means; one that is not known is open: better looked at once too often. */
export function readStatus(word: string): NoteStatus {
  if (/clos|done|resolved|solved|finish|fixed|complet|reject|erledigt/i.test(word)) return 'done'
  return /progress|doing|assigned|review|active|started/i.test(word) ? 'doing' : 'open'
}

/** What another program's priority means; without one it is minor, as a note that somebody begins. */
export function readPriority(word: string): Severity {
  if (/critical|urgent|immediate|block|very high|emergency/i.test(word)) return 'critical'
  if (/high|major|serious/i.test(word)) return 'major'
  return /low|info|trivial|none/i.test(word) ? 'info' : 'minor'
}
