import type { NoteStatus, Severity } from '#people/Note.ts'
import css from './NoteSign.module.css'
import { noteStatusWords, severityWords } from '#people/noteWords.ts'

const shapes: Record<Severity, string> = {
  info: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z',
  minor: 'M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  major: 'M8.9 2.4a1.3 1.3 0 0 1 2.2 0l7.2 13a1.3 1.3 0 0 1-1.1 1.9H2.800a1.3 1.3 0 0 1-1.1-1.9z',
  critical:
    'M9 1.6a1.4 1.4 0 0 1 2 0L18.400 9a1.4 1.4 0 0 1 0 2L11 18.400a1.4 1.4 0 0 1-2 0L1.600 11a1.4 1.4 0 0 1 0-2z',
}

type Props = {
  severity: Severity
  status: NoteStatus
  /** Its words stand beside it. */
  isMute?: boolean
}

/** The sign of a note, as its pin has it: its shape is the severity; full is open, hollow is in hand, a tick is done. */
export function NoteSign({ severity, status, isMute }: Props) {
  const said = `${severityWords[severity]}, ${noteStatusWords[status].toLowerCase()}`
  const told = isMute ? { 'aria-hidden': true } : { role: 'img', 'aria-label': said }
  return (
    <svg
      {...told}
      className={css.sign}
      viewBox="0 0 20 20"
      data-severity={severity}
      data-status={status}
    >
      <path d={shapes[severity]} />
      {status === 'done' && <path className={css.tick} d="m6.700 10.600 2.300 2.300 4.400-5" />}
    </svg>
  )
}
