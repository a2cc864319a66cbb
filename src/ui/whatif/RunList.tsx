import { Columns2, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { setWhatIf, useWhatIf, type SavedRun } from '#state/whatIf.ts'
import { savedRuns, showRun } from '#state/whatIfActs.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { IconButton } from '../IconButton.tsx'
import form from '../room/form.module.css'
import css from './RunList.module.css'

const CompareSheet = lazy(() =>
  import('./CompareSheet.tsx').then((m) => ({ default: m.CompareSheet })),
)
/** More columns than these nobody reads. */
const mostCompared = 5

/** The saved runs of this plant: to look at again, to lay side by side, to throw away. */
export function RunList() {
  const runs = useWhatIf((known) => known.runs)
  const compared = useWhatIf((known) => known.compared)
  const notKept = useWhatIf((known) => known.notKept)
  const [isComparing, setComparing] = useState(false)
  if (runs.length === 0) return null
  return (
    <>
      <div className={css.head}>
        <h3>Saved runs</h3>
        <button
          type="button"
          className={form.plain}
          disabled={compared.length < 2}
          onClick={() => setComparing(true)}
        >
          <Columns2 aria-hidden />
          {compared.length < 2 ? 'Choose two to compare' : `Compare ${compared.length}`}
        </button>
      </div>
      {notKept !== '' && <p className={css.notKept}>{notKept}</p>}
      <ul>
        {runs.map((run) => (
          <Run key={run.id} run={run} isCompared={compared.includes(run.id)} />
        ))}
      </ul>
      {isComparing && (
        <Suspense fallback={null}>
          <CompareSheet
            runs={runs.filter(({ id }) => compared.includes(id))}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
    </>
  )
}

function Run({ run, isCompared }: { run: SavedRun; isCompared: boolean }) {
  const { id, name, savedAt, question } = run
  const compare = (isOn: boolean) => {
    const others = useWhatIf.getState().compared.filter((each) => each !== id)
    setWhatIf({ compared: isOn ? [...others, id].slice(-mostCompared) : others })
  }
  return (
    <li className={css.run}>
      <input
        type="checkbox"
        checked={isCompared}
        aria-label={`Compare ${name}`}
        onChange={(event) => compare(event.target.checked)}
      />
      <button type="button" className={css.open} onClick={() => showRun(run)}>
        <span className={css.name}>{name}</span>
        <span className={css.about}>
          {sayDuration(question.scenario.days * 86_400)}
          {' · '}
          {new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
      </button>
      <IconButton icon={Trash2} label={`Delete ${name}`} onClick={() => savedRuns()?.dropRun(id)} />
    </li>
  )
}
