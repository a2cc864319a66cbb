import { severities, type Severity } from '#people/Note.ts'
import type { NoteFilter } from './filterNotes.ts'
import { ListSearch } from '../ListSearch.tsx'
import side from '../sidePanel.module.css'
import css from './NoteFilters.module.css'
import { severityWords } from '#people/noteWords.ts'

const statuses = [
  ['todo', 'To do'],
  ['done', 'Done'],
  ['all', 'All'],
] as const

/** What of the notes one wants to see. */
export function NoteFilters({
  filter,
  onFilter,
}: {
  filter: NoteFilter
  onFilter: (filter: NoteFilter) => void
}) {
  const change = (part: Partial<NoteFilter>) => onFilter({ ...filter, ...part })
  return (
    <search className={side.filters} aria-label="Filter the notes">
      <ListSearch
        label="Search the notes"
        value={filter.query}
        onSearch={(query) => change({ query })}
      />
      <div className={side.choices}>
        <fieldset className={css.statuses} aria-label="Status">
          {statuses.map(([status, word]) => (
            <button
              key={status}
              type="button"
              aria-pressed={filter.status === status}
              onClick={() => change({ status })}
            >
              {word}
            </button>
          ))}
        </fieldset>
        <select
          aria-label="Severity"
          className={css.select}
          value={filter.severity ?? ''}
          onChange={(event) =>
            change({ severity: (event.target.value || null) as Severity | null })
          }
        >
          <option value="">Any severity</option>
          {severities.slice(1).map((severity) => (
            <option key={severity} value={severity}>
              {severityWords[severity]}
              {severity === 'critical' ? '' : ' and up'}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={css.mine}
          aria-pressed={filter.isMine}
          onClick={() => change({ isMine: !filter.isMine })}
        >
          Mine
        </button>
      </div>
    </search>
  )
}
