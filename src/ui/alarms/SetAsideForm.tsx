import { useState } from 'react'
import { actOnAlarm } from '#state/alarmActs.ts'
import css from './AlarmDetails.module.css'

type Props = { id: string; what: 'shelved' | 'outOfService'; onDone: () => void }

/** Minutes for which an alarm can be shelved. */
const times = [5, 15, 30, 60, 120, 240, 480]

/** Asks why, and for how long, before an alarm is set aside. */
export function SetAsideForm({ id, what, onDone }: Props) {
  const [why, setWhy] = useState('')
  const [minutes, setMinutes] = useState(30)
  const isShelf = what === 'shelved'
  const set = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    const until = isShelf ? Date.now() + minutes * 60_000 : 0
    if (why.trim() !== '' && actOnAlarm({ id, what, why: why.trim(), until })) onDone()
  }
  return (
    <form className={css.form} onSubmit={set} aria-label={isShelf ? 'Shelve' : 'Out of service'}>
      <label>
        Why
        <input
          // what was asked for begins here
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          required
          maxLength={200}
          value={why}
          placeholder={isShelf ? 'The sensor is being changed' : 'The pump is taken out'}
          onChange={(event) => setWhy(event.target.value)}
        />
      </label>
      {isShelf && (
        <label>
          For how long
          <select value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {times.map((each) => (
              <option key={each} value={each}>
                {each < 60 ? `${each} minutes` : each === 60 ? '1 hour' : `${each / 60} hours`}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={css.acts}>
        <button type="submit" data-first>
          {isShelf ? 'Shelve' : 'Put out of service'}
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
