import { ArrowLeft, Download, Volume2, VolumeX, X } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { acknowledge, toggleMute } from '#state/alarmActs.ts'
import { isUnacknowledged, setAlarms, useAlarms } from '#state/alarms.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { useMayMind } from '#state/useMayMind.ts'
import type { Twin } from '#twin/Twin.ts'
import { IconButton } from '../IconButton.tsx'
import side from '../sidePanel.module.css'
import { AlarmDetails } from './AlarmDetails.tsx'
import { AlarmFiguresPage } from './AlarmFiguresPage.tsx'
import { AlarmFilters } from './AlarmFilters.tsx'
import { AlarmJournal } from './AlarmJournal.tsx'
import { AlarmList } from './AlarmList.tsx'
import css from './AlarmsPanel.module.css'
import { everyAlarm, filterAlarms, makeAlarmLines } from './filterAlarms.ts'
import { pinAlarms } from './pinAlarms.ts'
import { saveText } from './saveText.ts'
import { useSecond } from './useSecond.ts'
import { writeAlarmJournal, writeAlarms } from './writeAlarms.ts'

const pages = { standing: 'Alarms', hidden: 'Set aside', journal: 'Journal', figures: 'Figures' }
type PageName = keyof typeof pages

/** The alarms of the plant: what stands, what was set aside, what has happened, and how the alarm system does. */
export function AlarmsPanel() {
  const twin = usePlant((plant) => plant.twin)
  const open = useAlarms((alarms) => alarms.open)
  const alarm = useAlarms(({ list }) => list.find(({ id }) => id === open))
  const words = useAlarms((alarms) => alarms.words)
  const [page, setPage] = useState<PageName>('standing')
  if (!twin) return null
  return (
    <aside className={`${side.panel} ${css.panel}`} aria-label="Alarms">
      <div className={side.head} data-back={alarm !== undefined}>
        {alarm && (
          <IconButton
            icon={ArrowLeft}
            label="All alarms"
            onClick={() => setAlarms({ open: null, words: null })}
          />
        )}
        <h2>{alarm?.name ?? 'Alarms'}</h2>
        {!alarm && <Export page={page} twin={twin} />}
        <Mute />
        <IconButton icon={X} label="Close" onClick={() => setPanels({ alarms: false })} />
      </div>
      {words !== null && (
        <p className={css.words} role="alert">
          {words}
        </p>
      )}
      {alarm ? (
        <AlarmDetails key={alarm.id} alarm={alarm} twin={twin} />
      ) : (
        <>
          <div className={css.tabs} role="tablist" aria-label="What of the alarms">
            {(Object.keys(pages) as PageName[]).map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                aria-selected={page === name}
                onClick={() => setPage(name)}
              >
                {pages[name]}
              </button>
            ))}
          </div>
          {page === 'journal' ? (
            <AlarmJournal twin={twin} />
          ) : page === 'figures' ? (
            <AlarmFiguresPage />
          ) : (
            <Standing key={page} isHidden={page === 'hidden'} twin={twin} />
          )}
        </>
      )}
    </aside>
  )
}

function Standing({ isHidden, twin }: { isHidden: boolean; twin: Twin }) {
  const items = useAlarms(({ standing, hidden }) => (isHidden ? hidden : standing))
  const isFlood = useAlarms((alarms) => alarms.isFlood)
  const [filter, setFilter] = useState(everyAlarm)
  const mayAct = useMayMind('alarm')
  const now = useSecond()
  const lines = useMemo(
    () => makeAlarmLines(filterAlarms(items, filter, twin), filter.isGrouped, twin),
    [items, filter, twin],
  )
  const pinned = useMemo(() => pinAlarms(items, lines.length), [items, lines])
  const inSight = useRef<readonly string[]>([])
  const onSight = useCallback((ids: readonly string[]) => void (inSight.current = ids), [])
  const open = items.filter(({ row }) => isUnacknowledged(row.state)).length
  if (items.length === 0) {
    return (
      <div className={side.empty}>
        <p>{isHidden ? 'Nothing is set aside.' : 'No alarms.'}</p>
        <p>
          {isHidden
            ? 'Alarms that are shelved, suppressed by design or out of service stand here, with who did it and why.'
            : 'Everything that is watched is as it should be.'}
        </p>
      </div>
    )
  }
  return (
    <>
      {!isHidden && isFlood && (
        <p className={css.flood}>
          A flood: more than ten alarms in ten minutes. The most urgent stay on top.
        </p>
      )}
      <AlarmFilters filter={filter} onFilter={setFilter} />
      <AlarmList lines={lines} pinned={pinned} twin={twin} now={now} onSight={onSight} />
      <div className={css.foot}>
        <span>
          {lines.length === 0 ? `None of ${items.length} passes the filter.` : ''}
          {!isHidden && lines.length > 0 && `${items.length} alarms, ${open} unacknowledged`}
        </span>
        {!isHidden && mayAct && open > 0 && (
          <button type="button" onClick={() => acknowledge(inSight.current)}>
            Acknowledge those in sight
          </button>
        )}
      </div>
    </>
  )
}

function Export({ page, twin }: { page: PageName; twin: Twin }) {
  const save = () => {
    const { standing, hidden, journal, list } = useAlarms.getState()
    const text =
      page === 'journal'
        ? writeAlarmJournal(journal(), list, twin)
        : writeAlarms([...standing, ...hidden], twin)
    saveText(text, page === 'journal' ? 'alarm-journal.csv' : 'alarms.csv')
  }
  return (
    <IconButton
      icon={Download}
      label="Export as CSV"
      hint={page === 'journal' ? 'The journal.' : 'All that stands and all that is set aside.'}
      onClick={save}
    />
  )
}

/** No sound for a while; it returns by itself. */
function Mute() {
  const until = useAlarms((alarms) => alarms.mutedUntil)
  const left = until - useSecond()
  const minutes = Math.ceil(left / 60_000)
  return (
    <IconButton
      icon={left > 0 ? VolumeX : Volume2}
      label={left > 0 ? `Sound again (by itself in ${minutes} min)` : 'Mute for 5 minutes'}
      pressed={left > 0}
      onClick={toggleMute}
    />
  )
}
