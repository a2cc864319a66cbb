import { ArrowLeft, ArrowRight, Check, Route } from 'lucide-react'
import type { Inspection } from '#people/inspections/Inspection.ts'
import { goToStep, guideToSteps } from '#state/inspectionActs.ts'
import { useInspections } from '#state/inspections.ts'
import { usePlant } from '#state/plant.ts'
import { useRoom } from '#state/room.ts'
import type { InspectionTemplate } from '#twin/Inspection.ts'
import side from '../sidePanel.module.css'
import css from './Inspections.module.css'
import look from './Step.module.css'
import { StepAnswer } from './StepAnswer.tsx'
import { StepChecks } from './StepChecks.tsx'
import { StepSaid } from './StepSaid.tsx'

type Props = { inspection: Inspection; template: InspectionTemplate; at: number }

/** One step: what to look for, what the signals say, and what people answer. */
export function StepForm({ inspection, template, at }: Props) {
  const step = template.steps[at]
  const asset = usePlant(({ twin }) => twin?.assets[step.asset]?.name ?? '')
  const mayWrite = useInspections((state) => state.mayWrite)
  const isGuided = useInspections((state) => state.isGuided)
  const user = useRoom(({ me }) => me.user)
  const said = inspection.steps.get(step.id)
  const own = said?.answers.find(({ by }) => by.user === user)
  const isLast = at === template.steps.length - 1
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard */}
      <section className={side.body} tabIndex={0} aria-label={step.title}>
        <div className={`${css.block} ${look.ask}`}>
          <h3>{step.title}</h3>
          {asset !== '' && asset !== step.title && <small>{asset}</small>}
          <p>{step.look}</p>
          {step.asset >= 0 && (
            <button
              type="button"
              className={`${css.press} ${look.way}`}
              aria-pressed={isGuided}
              onClick={() => guideToSteps(!isGuided, step.asset)}
            >
              <Route aria-hidden />
              {isGuided ? 'Hide the way' : 'Show the way'}
            </button>
          )}
        </div>
        <StepChecks expected={step.expect} />
        {mayWrite ? (
          <StepAnswer step={step} own={own ?? null} />
        ) : (
          <p className={css.hint}>
            Inspectors, operators and engineers answer; your role here only looks on.
          </p>
        )}
        {said && <StepSaid step={step} said={said} />}
      </section>
      <div className={css.foot}>
        <div className={css.actions}>
          <button
            type="button"
            disabled={at === 0}
            onClick={() => goToStep(template.steps[at - 1])}
          >
            <ArrowLeft aria-hidden />
            Back
          </button>
          <button
            type="button"
            className={css.main}
            onClick={() => goToStep(isLast ? null : template.steps[at + 1])}
          >
            {isLast ? <Check aria-hidden /> : <ArrowRight aria-hidden />}
            {isLast ? 'To the summary' : 'Next step'}
          </button>
        </div>
      </div>
    </>
  )
}
