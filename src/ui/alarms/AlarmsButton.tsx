import { BellRing } from 'lucide-react'
import { isUnacknowledged, useAlarms } from '#state/alarms.ts'
import { toggleAlarms, usePanels } from '#state/panels.ts'
import { IconButton } from '../IconButton.tsx'
import css from '../notes/NotesButton.module.css'

/** Opens the alarms, and says how many nobody has acknowledged. Not there in a plant without any. */
export function AlarmsButton() {
  const isOpen = usePanels(({ alarms, notes }) => alarms && !notes)
  const isThere = useAlarms((alarms) => alarms.isThere)
  const open = useAlarms(
    ({ standing }) => standing.filter(({ row }) => isUnacknowledged(row.state)).length,
  )
  if (!isThere) return null
  return (
    <IconButton
      icon={BellRing}
      label={open === 0 ? 'Alarms' : `Alarms: ${open} unacknowledged`}
      shortcut="!"
      pressed={isOpen}
      onClick={toggleAlarms}
    >
      {open > 0 && <span className={css.count}>{open > 999 ? '999+' : open}</span>}
    </IconButton>
  )
}
