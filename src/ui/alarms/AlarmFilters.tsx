import { alarmLooks } from '#state/sayAlarm.ts'
import { alarmPriorities, type AlarmPriority } from '#twin/Alarm.ts'
import { ListSearch } from '../ListSearch.tsx'
import side from '../sidePanel.module.css'
import css from './AlarmFilters.module.css'
import type { AlarmFilter } from './filterAlarms.ts'

type Props = { filter: AlarmFilter; onFilter: (filter: AlarmFilter) => void }

/** What of the alarms is listed. */
export function AlarmFilters({ filter, onFilter }: Props) {
  return (
    <search className={`${side.filters} ${css.filters}`} aria-label="Filter alarms">
      <ListSearch
        label="Search alarms"
        placeholder="Alarm, machine, what to do"
        value={filter.query}
        onSearch={(query) => onFilter({ ...filter, query })}
      />
      <div className={side.choices}>
        <select
          className={css.choice}
          aria-label="Priority"
          value={filter.least ?? ''}
          onChange={(event) =>
            onFilter({ ...filter, least: (event.target.value || null) as AlarmPriority | null })
          }
        >
          <option value="">Any priority</option>
          {alarmPriorities.slice(0, -1).map((priority, i) => (
            <option key={priority} value={priority}>
              {i === 0 ? 'Critical only' : `${alarmLooks[priority].word} and above`}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={css.choice}
          aria-pressed={filter.isOpen}
          onClick={() => onFilter({ ...filter, isOpen: !filter.isOpen })}
        >
          Unacknowledged
        </button>
        <button
          type="button"
          className={css.choice}
          aria-pressed={filter.isGrouped}
          onClick={() => onFilter({ ...filter, isGrouped: !filter.isGrouped })}
        >
          By machine
        </button>
      </div>
    </search>
  )
}
