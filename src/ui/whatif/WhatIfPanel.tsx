import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { beginWhatIf, leaveScenario } from '#state/whatIfActs.ts'
import { IconButton } from '../IconButton.tsx'
import { ProblemItem } from '../ProblemItem.tsx'
import { AnswerTools } from './AnswerTools.tsx'
import { ScenarioEditor } from './ScenarioEditor.tsx'
import { ScenarioList } from './ScenarioList.tsx'
import { ScenarioView } from './ScenarioView.tsx'
import type { ScenarioDraft } from './ScenarioDraft.ts'
import side from '../sidePanel.module.css'
import css from './WhatIfPanel.module.css'

/** Questions to the process model: the scenarios there are, one that is asked with its answer, or one that is being made. */
export function WhatIfPanel() {
  const status = useWhatIf((known) => known.status)
  const asked = useWhatIf((known) => known.asked)
  const [draft, setDraft] = useState<ScenarioDraft | null>(null)
  useEffect(beginWhatIf, [])
  const back = asked || draft ? () => (draft ? setDraft(null) : leaveScenario()) : null
  const panel = useBackKey(back)
  const title = draft ? (draft.id === null ? 'New scenario' : 'Edit scenario') : 'What if'
  return (
    <aside ref={panel} className={`${side.panel} ${css.panel}`} aria-label="What if">
      <div className={side.head} data-back={back !== null}>
        {back && <IconButton icon={ArrowLeft} label="All scenarios" onClick={back} />}
        <h2>{asked && !draft ? asked.scenario.name : title}</h2>
        {asked && !draft && <AnswerTools asked={asked} />}
        <IconButton
          icon={X}
          label="Close"
          shortcut="Y"
          onClick={() => setPanels({ whatIf: false })}
        />
      </div>
      {status !== 'ready' ? (
        <NotReady />
      ) : draft ? (
        <ScenarioEditor draft={draft} onDone={() => setDraft(null)} />
      ) : asked ? (
        <ScenarioView asked={asked} onEdit={setDraft} />
      ) : (
        <ScenarioList onMake={setDraft} />
      )}
    </aside>
  )
}

function NotReady() {
  const status = useWhatIf((known) => known.status)
  const book = useWhatIf((known) => known.book)
  const isThere = usePlant(({ twin }) => twin?.process !== undefined)
  if (status === 'refused' && book) {
    return (
      // what scrolls must be reachable by the keyboard
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <section className={side.body} tabIndex={0} aria-label="Why nothing can be asked">
        <div className={css.message}>
          <p className={css.lead}>The process model of this plant cannot be used.</p>
          <p>The live view goes on as it was. Mend this in the twin file and reload the page:</p>
        </div>
        <ul className={css.problems}>
          {book.problems.map((problem, i) => (
            // Two may be the same in all they say.
            // oxlint-disable-next-line react/no-array-index-key
            <ProblemItem key={i} problem={problem} />
          ))}
        </ul>
      </section>
    )
  }
  if (isThere) {
    return (
      <output className={css.message}>
        <span className={css.lead}>Reading the process model…</span>
      </output>
    )
  }
  return (
    <div className={css.message}>
      <p className={css.lead}>This plant has no process model.</p>
      <p>
        With a “process” in its twin file (machines, buffers, tanks, zones and what joins them) you
        can ask here what would happen if something were different. The README says how to write one
        in a quarter of an hour.
      </p>
    </div>
  )
}

/** Esc goes back one step; from the list the page closes the panel. */
function useBackKey(back: (() => void) | null) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    if (!element || !back) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      back()
      element.querySelector<HTMLElement>('[aria-label="Scenarios and runs"]')?.focus()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  })
  return panel
}
