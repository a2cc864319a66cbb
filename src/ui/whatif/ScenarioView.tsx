import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Question } from '#twin/process/WhatIf.ts'
import { sayChange } from '#twin/process/sayChange.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { leaveScenario, savedRuns } from '#state/whatIfActs.ts'
import form from '../room/form.module.css'
import { PlayScenario } from '../run/PlayScenario.tsx'
import { AnswerView } from './AnswerView.tsx'
import { AskBar } from './AskBar.tsx'
import { AskOptions } from './AskOptions.tsx'
import { draftOf, type ScenarioDraft } from './ScenarioDraft.ts'
import css from './ScenarioView.module.css'
import { Sliders } from './Sliders.tsx'

type Props = { asked: Question; onEdit: (draft: ScenarioDraft) => void }

/** A scenario that is asked: what is different in it, what can be dragged, and the answer. */
export function ScenarioView({ asked, onEdit }: Props) {
  const stage = useWhatIf((known) => known.stage)
  return (
    <>
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.body} tabIndex={0} aria-label="Scenario and answer">
        <div className={css.question}>
          <Changes asked={asked} onEdit={onEdit} />
          <Sliders asked={asked} />
          <AskOptions asked={asked} />
          <PlayScenario scenario={asked.scenario} seed={asked.seed} />
        </div>
        <AnswerView asked={asked} />
      </section>
      {stage !== 'done' && <AskBar />}
    </>
  )
}

/** Changes that are listed before somebody wants all. */
const few = 4

function Changes({ asked, onEdit }: Props) {
  const { scenario } = asked
  const [isWhole, setWhole] = useState(false)
  const isLong = scenario.changes.length > few && !isWhole
  const shown = isLong ? scenario.changes.slice(0, few - 1) : scenario.changes
  const book = useWhatIf((known) => known.book)
  const isOwn = useWhatIf((known) => known.own.some(({ id }) => id === scenario.id))
  const drop = () => {
    leaveScenario()
    savedRuns()?.dropScenario(scenario.id)
  }
  return (
    <>
      {scenario.description !== '' && <p className={css.about}>{scenario.description}</p>}
      <div className={css.row}>
        <ul className={css.changes} aria-label="What is different">
          {shown.map((change) => (
            <li key={JSON.stringify(change)}>{book && sayChange(change, book)}</li>
          ))}
          {scenario.changes.length > few && (
            <li className={css.rest}>
              <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Fewer' : `and ${scenario.changes.length - few + 1} more`}
              </button>
            </li>
          )}
          {scenario.changes.length === 0 && <li>Nothing is different yet.</li>}
        </ul>
        <button
          type="button"
          className={form.plain}
          onClick={() => onEdit(draftOf(scenario, isOwn))}
        >
          <Pencil aria-hidden />
          {isOwn ? 'Edit' : 'Edit a copy'}
        </button>
        {isOwn && (
          <button type="button" className={form.plain} onClick={drop}>
            <Trash2 aria-hidden />
            Delete
          </button>
        )}
      </div>
    </>
  )
}
