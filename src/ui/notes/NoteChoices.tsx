import { noteStatuses, severities, type NoteStatus, type Severity } from '#people/Note.ts'
import css from './NoteChoices.module.css'
import { NoteSign } from './NoteSign.tsx'
import { noteStatusWords, severityWords } from '#people/noteWords.ts'

type Props = {
  severity: Severity
  status: NoteStatus
  isReadOnly: boolean
  onSeverity: (severity: Severity) => void
  /** Without it the status cannot be chosen yet. */
  onStatus?: (status: NoteStatus) => void
}

/** How severe a note is, and what has become of it: each a row of signs with its word. */
export function NoteChoices({ severity, status, isReadOnly, onSeverity, onStatus }: Props) {
  return (
    <div className={css.choices}>
      <fieldset className={css.choice} disabled={isReadOnly}>
        <legend>Severity</legend>
        <div className={css.row}>
          {severities.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === severity}
              onClick={() => each !== severity && onSeverity(each)}
            >
              <NoteSign severity={each} status="open" isMute />
              {severityWords[each]}
            </button>
          ))}
        </div>
      </fieldset>
      {onStatus && (
        <fieldset className={css.choice} disabled={isReadOnly}>
          <legend>Status</legend>
          <div className={css.row}>
            {noteStatuses.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === status}
                onClick={() => each !== status && onStatus(each)}
              >
                <NoteSign severity={severity} status={each} isMute />
                {noteStatusWords[each]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  )
}
