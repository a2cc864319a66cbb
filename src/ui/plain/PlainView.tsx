import { Box, TriangleAlert } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useAlarms } from '#state/alarms.ts'
import { openRight, setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { setPlain, useStage } from '#state/stage.ts'
import type { Twin } from '#twin/Twin.ts'
import { AlarmList } from '../alarms/AlarmList.tsx'
import { makeAlarmLines } from '../alarms/filterAlarms.ts'
import { pinAlarms } from '../alarms/pinAlarms.ts'
import { useSecond } from '../alarms/useSecond.ts'
import side from '../sidePanel.module.css'
import css from './PlainView.module.css'
import { PlanView } from './PlanView.tsx'
import { ValueList } from './ValueList.tsx'

const pages = { values: 'Values', plan: 'Plan', alarms: 'Alarms' }
type PageName = keyof typeof pages

/** The plant without a picture: a plan, every value and what is wrong. On a phone one of the three at a time. */
export function PlainView() {
  const twin = usePlant((plant) => plant.twin)
  const count = useAlarms(({ standing }) => standing.length)
  const why = useStage((stage) => stage.plainWhy)
  const [page, setPage] = useState<PageName>('values')
  useEffect(closeTree, [])
  useEffect(openPressed, [])
  if (!twin) return null
  return (
    <div className={css.view} data-page={page}>
      <div className={css.bar}>
        <fieldset className={css.pages} aria-label="What is shown">
          {(Object.keys(pages) as PageName[]).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={page === name}
              onClick={() => setPage(name)}
            >
              {pages[name]}
              {name === 'alarms' && count > 0 && ` (${count})`}
            </button>
          ))}
        </fieldset>
        {!why && <p className={css.words}>Plain view: nothing is drawn in 3D.</p>}
        <button type="button" className={css.back} onClick={() => setPlain(false)}>
          <Box aria-hidden /> Show in 3D
        </button>
      </div>
      {why && (
        <p className={css.why}>
          <TriangleAlert aria-hidden /> <output>{why}</output>
        </p>
      )}
      <div className={css.columns}>
        <div className={css.main}>
          <PlanView twin={twin} />
          <ValueList twin={twin} />
        </div>
        <Alarms twin={twin} />
      </div>
    </div>
  )
}

/** What stands, the most urgent first. Its panel, when it is open, has the same list and more. */
function Alarms({ twin }: { twin: Twin }) {
  const standing = useAlarms((alarms) => alarms.standing)
  const isThere = useAlarms((alarms) => alarms.isThere)
  const isPanel = usePanels((panels) => panels.alarms)
  const lines = useMemo(() => makeAlarmLines(standing, false, twin), [standing, twin])
  const pinned = useMemo(() => pinAlarms(standing, standing.length), [standing])
  const now = useSecond()
  const ignore = useCallback(() => undefined, [])
  if (isPanel) return null
  return (
    <section className={css.alarms} aria-label="Standing alarms">
      <div className={css.head}>
        <h2>Alarms</h2>
        <span>{standing.length > 0 ? `${standing.length} standing` : ''}</span>
      </div>
      {standing.length === 0 ? (
        <p className={side.none}>
          {isThere ? 'None: all that is watched is as it should be.' : 'This plant declares none.'}
        </p>
      ) : (
        <AlarmList lines={lines} pinned={pinned} twin={twin} now={now} onSight={ignore} />
      )}
    </section>
  )
}

/** The tree says the same as the list; it comes back with the picture. */
function closeTree(): () => void {
  const { tree } = usePanels.getState()
  setPanels({ tree: false })
  return () => setPanels({ tree })
}

/** An alarm that is pressed in the list is shown in the panel. */
function openPressed(): () => void {
  return useAlarms.subscribe(({ open }, before) => {
    if (open !== null && open !== before.open) openRight('alarms')
  })
}
