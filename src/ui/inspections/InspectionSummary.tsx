import { FileDown, Pause, Play, Signature, Trash2 } from 'lucide-react'
import type { Inspection } from '#people/inspections/Inspection.ts'
import {
  countAnswers,
  isNotOk,
  sayAnswer,
  sayAnswerer,
  stateWords,
  verdictWords,
} from '#people/inspections/sayInspection.ts'
import {
  goToStep,
  resumeInspection,
  setInspectionState,
  signInspection,
} from '#state/inspectionActs.ts'
import { useInspections } from '#state/inspections.ts'
import { useRoom } from '#state/room.ts'
import type { InspectionTemplate } from '#twin/Inspection.ts'
import side from '../sidePanel.module.css'
import css from './Inspections.module.css'
import { saveInspection } from './moveInspections.ts'
import { sayMoment } from './sayMoment.ts'
import { StepSign } from './StepSign.tsx'

type Props = { inspection: Inspection; template: InspectionTemplate | null }

/** One inspection: its steps and how they stand, its signatures, and what it is as a file. */
export function InspectionSummary({ inspection, template }: Props) {
  const mayWrite = useInspections((state) => state.mayWrite)
  const unsent = useInspections((state) => state.unsent.get(inspection.id))
  const { answered, notOk, steps } = countAnswers(inspection)
  const { born, state, createdBy, createdAt } = inspection
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard */}
      <section className={side.body} tabIndex={0} aria-label="Steps">
        <div className={css.lead}>
          <p>
            {stateWords[state]} · {answered} of {steps} answered
            {notOk > 0 && <em> · {notOk} not OK</em>}
          </p>
          <progress value={answered} max={steps} aria-label="Steps answered" />
          <small>
            Begun by {sayAnswerer(createdBy)}, {sayMoment(createdAt)} · version {born.version}
            {unsent && (
              <em>
                {' · '}
                {unsent.isRefused
                  ? 'the broker does not take it'
                  : `${unsent.waiting} not sent yet`}
              </em>
            )}
          </small>
          {template === null && (
            <p className={css.hint}>
              The questions “{born.template}” are not in this plant’s folder: what was answered can
              be read, and no more can be answered here.
            </p>
          )}
          {template !== null && template.version !== born.version && (
            <p className={css.hint}>
              It was begun with version {born.version} of the questions; the plant’s folder has
              version {template.version} now. Answers keep the words that they were asked in.
            </p>
          )}
        </div>
        <Steps inspection={inspection} template={template} />
        <Signatures inspection={inspection} template={template} />
      </section>
      <div className={css.foot}>
        {mayWrite && template && (
          <div className={css.actions}>
            <button type="button" className={css.main} onClick={resumeInspection}>
              <Play aria-hidden />
              {state === 'ended' ? 'Reopen' : answered === 0 ? 'Begin' : 'Go on'}
            </button>
            {state === 'running' && (
              <button type="button" onClick={() => setInspectionState('paused')}>
                <Pause aria-hidden />
                Pause
              </button>
            )}
            <button type="button" disabled={answered === 0} onClick={signInspection}>
              <Signature aria-hidden />
              Sign
            </button>
            <button
              type="button"
              aria-label="Delete the inspection"
              onClick={() => setInspectionState('deleted')}
            >
              <Trash2 aria-hidden />
            </button>
          </div>
        )}
        <div className={css.actions}>
          <FileDown aria-hidden className={css.mute} />
          <button type="button" onClick={() => void saveInspection(inspection, 'html')}>
            Report
          </button>
          <button type="button" onClick={() => void saveInspection(inspection, 'json')}>
            JSON
          </button>
          <button type="button" onClick={() => void saveInspection(inspection, 'csv')}>
            CSV
          </button>
        </div>
      </div>
    </>
  )
}

function Steps({ inspection, template }: Props) {
  const known = template?.steps ?? []
  const others = [...inspection.steps].filter(([id]) => !known.some((step) => step.id === id))
  return (
    <ol className={css.steps}>
      {known.map((step) => {
        const said = inspection.steps.get(step.id)
        const answer = said?.answers[0]
        return (
          <li key={step.id}>
            <button type="button" className={css.step} onClick={() => goToStep(step)}>
              <StepSign is={answer ? (isNotOk(answer) ? 'notOk' : answer.verdict) : null} />
              <span className={css.title}>{step.title}</span>
              <span className={css.about}>
                {answer
                  ? `${sayAnswer(answer) || verdictWords[answer.verdict]} · ${sayAnswerer(answer.by)}`
                  : 'Not answered'}
                {said?.isDisputed && <em> · answers differ</em>}
              </span>
            </button>
          </li>
        )
      })}
      {others.map(([id, { answers }]) => (
        <li key={id} className={css.step}>
          <StepSign is={answers[0]?.verdict ?? null} />
          <span className={css.title}>{answers[0]?.title ?? id}</span>
          <span className={css.about}>
            {answers[0] && (sayAnswer(answers[0]) || verdictWords[answers[0].verdict])}
            {' · of other questions'}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Signatures({ inspection, template }: Props) {
  const role = useRoom(({ me }) => me.role)
  const sign = template?.sign ?? []
  return (
    <>
      <h3 className={css.heading}>Signatures</h3>
      <ul className={css.signatures}>
        {inspection.signatures.map((each) => (
          <li key={each.by.user}>
            <strong>{each.name || sayAnswerer(each.by)}</strong>, {each.role}, {sayMoment(each.at)}
            <small>
              {each.isValid
                ? `of the answers as they are now · ${each.hash.slice(0, 12)}…`
                : 'of answers that were changed since: sign again'}
              {sign.length > 0 && !sign.includes(each.role) && ' · this role may not sign it'}
            </small>
          </li>
        ))}
        {inspection.signatures.length === 0 && (
          <li>
            <small>
              Nobody has signed yet. {sign.length > 0 && `It is signed by: ${sign.join(', ')}.`}
              {role !== null && ` You are ${role} here.`}
            </small>
          </li>
        )}
      </ul>
    </>
  )
}
