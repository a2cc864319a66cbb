import type { NoteStatus, Severity } from './Note.ts'

/** How bad, in words. */
export const severityWords: Record<Severity, string> = {
  info: 'Info',
  minor: 'Minor',
  major: 'Major',
  critical: 'Critical',
}

/** What has become of it, in words. */
export const noteStatusWords: Record<NoteStatus, string> = {
  open: 'Open',
  doing: 'Doing',
  done: 'Done',
}
