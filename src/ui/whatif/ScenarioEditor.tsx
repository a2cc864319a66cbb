import { Plus } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useWhatIf } from '#state/whatIf.ts'
import { askScenario, everyScenario, savedRuns } from '#state/whatIfActs.ts'
import type { Kpi } from '#twin/process/Answer.ts'
import { isOfPlant } from '#twin/process/judgeKpi.ts'
import form from '../room/form.module.css'
import { ChangeRow } from './ChangeRow.tsx'
import css from './ScenarioEditor.module.css'
import { newChange, readDraft, type DraftProblems, type ScenarioDraft } from './ScenarioDraft.ts'

type Props = { draft: ScenarioDraft; onDone: () => void }

/** Makes a scenario on the page, or changes one: what is different, for how long, and which figures it is about. */
export function ScenarioEditor({ draft: given, onDone }: Props) {
  const book = useWhatIf((known) => known.book)
  const [draft, setDraft] = useState(given)
  const [problems, setProblems] = useState<DraftProblems>(new Map())
  if (!book) return null
  const set = (change: Partial<ScenarioDraft>) => {
    setDraft({ ...draft, ...change })
    setProblems(new Map())
  }
  const save = () => {
    const read = readDraft(draft, book, new Set(everyScenario().map(({ id }) => id)))
    if ('problems' in read) return setProblems(read.problems)
    savedRuns()?.saveScenario(read.scenario)
    askScenario(read.scenario)
    return onDone()
  }
  const first = book.properties[0]?.path ?? ''
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className={css.body}>
        <Field label="Name" problem={problems.get('name')}>
          {(id) => (
            <input
              id={id}
              value={draft.name}
              maxLength={120}
              aria-invalid={problems.has('name')}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="What is asked, and why">
          {(id) => (
            <textarea
              id={id}
              rows={2}
              value={draft.description}
              maxLength={1000}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
        <fieldset className={css.group}>
          <legend>What is different</legend>
          {draft.changes.map((change) => (
            <ChangeRow
              key={change.key}
              change={change}
              book={book}
              problem={problems.get(change.key)}
              onChange={(next) => {
                const changes = draft.changes.map((each) => (each.key === next.key ? next : each))
                set({ changes, sliders: [] })
              }}
              onDrop={() =>
                set({ changes: draft.changes.filter((each) => each !== change), sliders: [] })
              }
            />
          ))}
          <button
            type="button"
            className={form.plain}
            disabled={book.properties.length + book.components.length === 0}
            onClick={() => {
              const change = newChange(first)
              set({ changes: [...draft.changes, change], sliders: [] })
            }}
          >
            <Plus aria-hidden />
            Add a change
          </button>
        </fieldset>
        <Field label="Simulated days" problem={problems.get('days')}>
          {(id) => (
            <input
              id={id}
              className={css.short}
              inputMode="decimal"
              value={draft.days}
              aria-invalid={problems.has('days')}
              onChange={(event) => set({ days: event.target.value })}
            />
          )}
        </Field>
        <fieldset className={css.group}>
          <legend>Compare first</legend>
          <Figures kpis={book.kpis.filter((kpi) => isOfPlant({ kpi }))} draft={draft} set={set} />
          <details className={css.details}>
            <summary>Of single components</summary>
            <Figures
              kpis={book.kpis.filter((kpi) => !isOfPlant({ kpi }))}
              draft={draft}
              set={set}
            />
          </details>
        </fieldset>
      </div>
      <div className={css.foot}>
        {problems.size > 0 && (
          <p className={form.wrong} role="alert">
            {problems.size === 1 ? 'One field is' : `${problems.size} fields are`} not right yet.
          </p>
        )}
        <button type="button" className={form.plain} onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className={form.main}>
          Save and ask
        </button>
      </div>
    </form>
  )
}

type FiguresProps = {
  kpis: readonly Kpi[]
  draft: ScenarioDraft
  set: (change: Partial<ScenarioDraft>) => void
}

function Figures({ kpis, draft: { compare }, set }: FiguresProps) {
  return (
    <div className={css.kpis}>
      {kpis.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={compare.includes(id)}
            onChange={(event) => {
              const others = compare.filter((each) => each !== id)
              set({ compare: event.target.checked ? [...others, id] : others })
            }}
          />
          {name}
        </label>
      ))}
    </div>
  )
}

type FieldProps = { label: string; problem?: string; children: (id: string) => ReactNode }

function Field({ label, problem, children }: FieldProps) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {problem && <p className={form.wrong}>{problem}</p>}
    </div>
  )
}
