import { useEffect } from 'react'
import { attachModeration } from '#state/moderation.ts'
import { attachPresenting } from '#state/presenting.ts'
import { LeadBar } from '../room/LeadBar.tsx'
import css from './KioskLead.module.css'

/** On a wall display, too, one watches what somebody presents. It listens to the room as long as it is there. */
export function KioskLead() {
  useEffect(() => {
    const stops = [attachModeration(), attachPresenting()]
    return () => stops.forEach((stop) => stop())
  }, [])
  return (
    <div className={css.lead}>
      <LeadBar />
    </div>
  )
}
