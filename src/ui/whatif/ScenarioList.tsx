import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Scenario } from '#twin/process/Scenario.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { askScenario } from '#state/whatIfActs.ts'
import form from '../room/form.module.css'
import { ProblemItem } from '../ProblemItem.tsx'
import { RunList } from './RunList.tsx'
import { newDraft, type ScenarioDraft } from './ScenarioDraft.ts'
import css from './ScenarioList.module.css'

/** What there is to ask, those of the file and those made here, and the runs that were saved. */
export function ScenarioList({ onMake }: { onMake: (draft: ScenarioDraft) => void }) {
  const book = useWhatIf((known) => known.book)
  const own = useWhatIf((known) => known.own)
  const scenarios = book?.scenarios ?? []
  return (
    <>
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.body} tabIndex={0} aria-label="Scenarios and runs">
        {scenarios.length + own.length === 0 && (
          <p className={css.empty}>
            The process model is ready, and no scenario is written in the twin file. Make one:
            choose what is different, and for how long.
          </p>
        )}
        <Group scenarios={scenarios} />
        {own.length > 0 && <h3>Made here</h3>}
        <Group scenarios={own} />
        <RunList />
        <Warnings />
      </section>
      <div className={css.foot}>
        <button type="button" className={form.plain} onClick={() => onMake(newDraft())}>
          <Plus aria-hidden />
          Make a scenario
        </button>
      </div>
    </>
  )
}

function Group({ scenarios }: { scenarios: readonly Scenario[] }) {
  if (scenarios.length === 0) return null
  return (
    <ul>
      {scenarios.map((scenario) => (
        <li key={scenario.id}>
          <button type="button" className={css.scenario} onClick={() => askScenario(scenario)}>
            <span className={css.name}>{scenario.name}</span>
            <span className={css.time}>{sayDuration(scenario.days * 86_400)}</span>
            {scenario.description !== '' && (
              <span className={css.about}>{scenario.description}</span>
            )}
            <ChevronRight className={css.go} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What had to be left out of the file's process and scenarios: said, and out of the way. */
function Warnings() {
  const [isOpen, setOpen] = useState(false)
  const problems = useWhatIf((known) => known.book?.problems)
  if (!problems || problems.length === 0) return null
  return (
    <div className={css.warnings}>
      <button
        type="button"
        className={css.more}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {problems.length === 1
          ? 'One thing of the model was left out'
          : `${problems.length} things of the model were left out`}
      </button>
      {isOpen && (
        <ul>
          {problems.map((problem, i) => (
            // Two may be the same in all they say.
            // oxlint-disable-next-line react/no-array-index-key
            <ProblemItem key={i} problem={problem} />
          ))}
        </ul>
      )}
    </div>
  )
}
