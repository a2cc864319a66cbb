import { MonitorCheck, X } from 'lucide-react'
import { forgetDisplay, listDisplays, useDisplays } from '#state/displays.ts'
import { setPanels } from '#state/panels.ts'
import { useRoom } from '#state/useRoom.ts'
import { useSecond } from '../alarms/useSecond.ts'
import { IconButton } from '../IconButton.tsx'
import side from '../sidePanel.module.css'
import { DisplayRow } from './DisplayRow.tsx'

/** All displays of the room, those that need somebody first; silent ones are said to be. */
export function DisplaysPanel() {
  useDisplays(({ changes }) => changes)
  const mayForget = useDisplays((displays) => displays.mayForget)
  const status = useRoom((room) => room.status)
  // silence is seen by the clock alone
  useSecond()
  const all = listDisplays()
  const ill = all.filter(({ state }) => state !== 'well' && state !== 'unheard').length
  return (
    <aside className={side.panel} aria-label="Displays">
      <div className={side.head}>
        <h2>Displays</h2>
        <IconButton icon={X} label="Close" onClick={() => setPanels({ displays: false })} />
      </div>
      {status !== 'joined' && status !== 'joining' && (
        <p className={side.none}>This page has no connection: what displays say does not come.</p>
      )}
      {all.length > 0 && (
        <p className={side.none}>
          {ill === 0
            ? `${all.length} known, none needs a look.`
            : `${ill} of ${all.length} need a look.`}
        </p>
      )}
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={side.body} tabIndex={0} aria-label="List of displays">
        {all.length === 0 && (
          <div className={side.empty}>
            <MonitorCheck aria-hidden />
            <p>No displays yet.</p>
            <p>
              A page that is opened with ?kiosk, or with ?display=NAME, says here every ten seconds
              how it is.
            </p>
          </div>
        )}
        <ul>
          {all.map((display) => (
            <DisplayRow
              key={`${display.key}/${display.user}`}
              display={display}
              onForget={mayForget ? () => forgetDisplay(display) : undefined}
            />
          ))}
        </ul>
      </section>
    </aside>
  )
}
