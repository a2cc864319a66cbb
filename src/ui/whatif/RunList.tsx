import { Columns2, FileUp, Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { setWhatIf, useWhatIf, type SavedRun } from '#state/whatIf.ts'
import { savedRuns, showRun } from '#state/whatIfActs.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { IconButton } from '../IconButton.tsx'
import form from '../room/form.module.css'
import css from './RunList.module.css'
import { RunNameForm } from './RunNameForm.tsx'

const CompareSheet = lazy(() =>
  import('./CompareSheet.tsx').then((m) => ({ default: m.CompareSheet })),
)
/** More columns than these nobody reads. */
const mostCompared = 5

/** The saved runs of this plant: to look at again, to lay side by side, to rename, to throw away; and those of others, out of files. */
export function RunList() {
  const runs = useWhatIf((known) => known.runs)
  const compared = useWhatIf((known) => known.compared)
  const notKept = useWhatIf((known) => known.notKept)
  const [isComparing, setComparing] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  return (
    <>
      <div className={css.head}>
        <h3>Saved runs</h3>
        {runs.length > 1 && (
          <button
            type="button"
            className={form.plain}
            disabled={compared.length < 2}
            onClick={() => setComparing(true)}
          >
            <Columns2 aria-hidden />
            {compared.length < 2 ? 'Choose two to compare' : `Compare ${compared.length}`}
          </button>
        )}
        <ImportRun onSaid={setSaid} />
      </div>
      {said && <output className={said.isWrong ? css.notKept : css.said}>{said.words}</output>}
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

type Said = { words: string; isWrong: boolean }

/** Takes a run out of a file that somebody has exported. */
function ImportRun({ onSaid }: { onSaid: (said: Said) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const { importRun } = await import('./importRun.ts')
    onSaid(await importRun(file))
  }
  return (
    <>
      <IconButton
        icon={FileUp}
        label="Open a run from a file"
        hint="A run that somebody has exported as JSON, with its answer."
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of a run"
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}

function Run({ run, isCompared }: { run: SavedRun; isCompared: boolean }) {
  const { id, name, savedAt, question } = run
  const [isNaming, setNaming] = useState(false)
  const line = useRef<HTMLLIElement>(null)
  const compare = (isOn: boolean) => {
    const others = useWhatIf.getState().compared.filter((each) => each !== id)
    setWhatIf({ compared: isOn ? [...others, id].slice(-mostCompared) : others })
  }
  if (isNaming) {
    return (
      <li ref={line} className={css.run} data-naming>
        <RunNameForm
          name={name}
          otherwise={name}
          onDone={(next) => {
            if (next !== null) savedRuns()?.renameRun(id, next)
            setNaming(false)
            // The keyboard goes on where it was.
            setTimeout(() => line.current?.querySelector<HTMLElement>(`.${css.rename}`)?.focus())
          }}
        />
      </li>
    )
  }
  return (
    <li ref={line} className={css.run}>
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
      <IconButton
        icon={Pencil}
        label={`Rename ${name}`}
        className={css.rename}
        onClick={() => setNaming(true)}
      />
      <IconButton icon={Trash2} label={`Delete ${name}`} onClick={() => savedRuns()?.dropRun(id)} />
    </li>
  )
}
