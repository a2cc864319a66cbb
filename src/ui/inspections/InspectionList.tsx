import { ClipboardCheck } from 'lucide-react'
import type { Inspection } from '#people/inspections/Inspection.ts'
import { countAnswers, sayAnswerer, stateWords } from '#people/inspections/sayInspection.ts'
import { openInspectionById, startInspection } from '#state/inspectionActs.ts'
import { useInspections } from '#state/inspections.ts'
import { sayAge } from '#twin/sayAge.ts'
import { useNow } from '../notes/useNow.ts'
import side from '../sidePanel.module.css'
import css from './Inspections.module.css'

/** What can be begun, and what was: the newest first. */
export function InspectionList() {
  const { templates, list, problems, mayWrite } = useInspections()
  const now = useNow()
  return (
    // What scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={side.body} tabIndex={0} aria-label="List of inspections">
      {templates.length === 0 && list.length === 0 && (
        <div className={side.empty}>
          <ClipboardCheck aria-hidden />
          <p>No inspections here.</p>
          <p>
            {problems.length > 0
              ? 'Their files could not be read: the list of problems says why.'
              : 'A plant asks for them with “inspections” in its twin file.'}
          </p>
        </div>
      )}
      {templates.length > 0 && <h3 className={css.heading}>To begin</h3>}
      <ul>
        {templates.map((template) => (
          <li key={template.id} className={css.template}>
            <strong>{template.title}</strong>
            <p>{template.description}</p>
            <div className={css.actions}>
              <small>
                {template.steps.length} steps · version {template.version}
              </small>
              <button
                type="button"
                className={css.main}
                disabled={!mayWrite}
                onClick={() => startInspection(template)}
              >
                Begin
              </button>
            </div>
          </li>
        ))}
      </ul>
      {list.length > 0 && <h3 className={css.heading}>Under way and done</h3>}
      <ul>
        {list.map((each) => (
          <Row key={each.id} inspection={each} now={now} />
        ))}
      </ul>
    </section>
  )
}

function Row({ inspection, now }: { inspection: Inspection; now: number }) {
  const unsent = useInspections((state) => state.unsent.get(inspection.id))
  const { answered, notOk, steps } = countAnswers(inspection)
  const { id, born, state, createdBy, createdAt } = inspection
  return (
    <li>
      <button type="button" className={css.row} onClick={() => openInspectionById(id)}>
        <span className={css.title}>{born.title}</span>
        <span className={css.about}>
          {stateWords[state]} · {answered} of {steps} answered
          {notOk > 0 && <em> · {notOk} not OK</em>}
        </span>
        <span className={css.by}>
          {sayAnswerer(createdBy)}, {sayAge(Math.max(0, now - createdAt) / 1000)}
          {unsent && <em> · {unsent.isRefused ? 'not taken' : 'not sent yet'}</em>}
        </span>
      </button>
    </li>
  )
}
