import { useState } from 'react'
import { acknowledge, actOnAlarm, whyNoAlarmAct } from '#state/alarmActs.ts'
import { isUnacknowledged, setAlarms, useAlarms } from '#state/alarms.ts'
import { chooseAsset, flyToAsset } from '#state/goTo.ts'
import {
  alarmLooks,
  sayAlarmAsset,
  sayAlarmRule,
  sayAlarmState,
  sayAlarmValue,
} from '#state/sayAlarm.ts'
import { setMode } from '#state/stage.ts'
import { useMayMind } from '#state/useMayMind.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { Twin } from '#twin/Twin.ts'
import side from '../sidePanel.module.css'
import css from './AlarmDetails.module.css'
import { AlarmJournal } from './AlarmJournal.tsx'
import { AlarmSign } from './AlarmSign.tsx'
import { SetAsideForm } from './SetAsideForm.tsx'

type Props = { alarm: Alarm; twin: Twin }

/** One alarm: how it stands, what comes of it, what to do, what people may do with it, and its journal. */
export function AlarmDetails({ alarm, twin }: Props) {
  const row = useAlarms(({ standing, hidden }) =>
    [...standing, ...hidden].find(({ row: each }) => each.id === alarm.id),
  )?.row
  const value = row ? sayAlarmValue(alarm, row, twin) : ''
  const asset = sayAlarmAsset(alarm, twin)
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`${side.body} ${css.details}`} tabIndex={0} aria-label={alarm.name}>
      <div className={css.state}>
        <AlarmSign
          priority={alarm.priority}
          isFilled={row !== undefined && isUnacknowledged(row.state)}
        />
        <div>
          <p>
            {alarmLooks[alarm.priority].word}
            {asset && ` · ${asset}`}
            {value && ` · ${value} when raised`}
          </p>
          <p>{row ? sayAlarmState(row) : 'Normal.'}</p>
        </div>
      </div>
      {alarm.response && (
        <div className={css.response}>
          <h3>What to do</h3>
          <p>{alarm.response}</p>
        </div>
      )}
      {alarm.consequence && (
        <div>
          <h3>If nobody acts</h3>
          <p>{alarm.consequence}</p>
        </div>
      )}
      <div>
        <h3>Raised when</h3>
        <p>{sayAlarmRule(alarm, twin)}</p>
      </div>
      <Acts alarm={alarm} state={row?.state ?? 'normal'} />
      <div className={css.journal}>
        <h3>Journal</h3>
        <AlarmJournal twin={twin} of={alarm.id} />
      </div>
    </section>
  )
}

function Acts({ alarm: { id, asset }, state }: { alarm: Alarm; state: string }) {
  const [form, setForm] = useState<'shelved' | 'outOfService' | null>(null)
  const isAside = state === 'shelved' || state === 'outOfService'
  const mayAct = useMayMind('alarm')
  const mayServe = useMayMind('service')
  const wayTo = useAlarms((alarms) => alarms.wayTo)
  if (form) return <SetAsideForm id={id} what={form} onDone={() => setForm(null)} />
  return (
    <div className={css.acts}>
      {!mayAct && <p>{whyNoAlarmAct('acknowledged')}</p>}
      {mayAct && (state === 'unacknowledged' || state === 'returned') && (
        <button type="button" data-first onClick={() => acknowledge([id])}>
          Acknowledge
        </button>
      )}
      {mayAct && state === 'latched' && (
        <button type="button" data-first onClick={() => actOnAlarm({ id, what: 'reset' })}>
          Reset
        </button>
      )}
      {mayAct && state === 'shelved' && (
        <button type="button" onClick={() => actOnAlarm({ id, what: 'unshelved' })}>
          Take off the shelf
        </button>
      )}
      {mayServe && state === 'outOfService' && (
        <button type="button" onClick={() => actOnAlarm({ id, what: 'inService' })}>
          Put into service
        </button>
      )}
      {asset >= 0 && (
        <>
          <button
            type="button"
            onClick={() => {
              chooseAsset(asset)
              flyToAsset(asset)
            }}
          >
            Go to it
          </button>
          <button
            type="button"
            aria-pressed={wayTo === asset}
            onClick={() => {
              // A way begins where somebody stands.
              if (wayTo !== asset) setMode('walk')
              setAlarms({ wayTo: wayTo === asset ? null : asset, words: null })
            }}
          >
            {wayTo === asset ? 'Hide the way' : 'Show the way'}
          </button>
        </>
      )}
      {mayAct && !isAside && (
        <button type="button" onClick={() => setForm('shelved')}>
          Shelve …
        </button>
      )}
      {mayServe && !isAside && (
        <button type="button" onClick={() => setForm('outOfService')}>
          Out of service …
        </button>
      )}
    </div>
  )
}
