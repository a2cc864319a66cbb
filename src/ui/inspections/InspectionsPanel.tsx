import { ArrowLeft, FileUp, X } from 'lucide-react'
import { openInspectionOf, setInspections, templateOf, useInspections } from '#state/inspections.ts'
import { bringInspectionBack, goToStep, openInspectionById } from '#state/inspectionActs.ts'
import { setPanels } from '#state/panels.ts'
import { IconButton } from '../IconButton.tsx'
import side from '../sidePanel.module.css'
import css from './Inspections.module.css'
import { InspectionList } from './InspectionList.tsx'
import { InspectionSummary } from './InspectionSummary.tsx'
import { bringInspection, saveInspection } from './moveInspections.ts'
import { StepForm } from './StepForm.tsx'

/** The rounds that are asked for, under way and done; one of them; one of its steps. */
export function InspectionsPanel() {
  const inspection = useInspections(openInspectionOf)
  const template = useInspections((state) => templateOf(state, openInspectionOf(state)))
  const id = useInspections(({ step }) => step)
  const at = template?.steps.findIndex((step) => step.id === id) ?? -1
  const step = template?.steps[at]
  const title = !inspection
    ? 'Inspections'
    : step
      ? `Step ${at + 1} of ${template?.steps.length}`
      : inspection.born.title
  return (
    <aside className={side.panel} aria-label="Inspections">
      <div className={side.head} data-back={inspection !== null}>
        {inspection && (
          <IconButton
            icon={ArrowLeft}
            label={step ? 'All steps' : 'All inspections'}
            onClick={() => (step ? goToStep(null) : openInspectionById(null))}
          />
        )}
        <h2>{title}</h2>
        {!inspection && (
          <IconButton icon={FileUp} label="Open a saved inspection" onClick={bringInspection} />
        )}
        <IconButton icon={X} label="Close" onClick={() => setPanels({ inspections: false })} />
      </div>
      <Unkept />
      {!inspection ? (
        <InspectionList />
      ) : step && template ? (
        <StepForm
          key={`${inspection.id} ${step.id}`}
          inspection={inspection}
          template={template}
          at={at}
        />
      ) : (
        <InspectionSummary inspection={inspection} template={template} />
      )}
      <Said />
      <Gone />
    </aside>
  )
}

/** The disk is full: said before anything is lost, with what to do. */
function Unkept() {
  const unkept = useInspections((state) => state.unkept)
  const inspection = useInspections(openInspectionOf)
  if (unkept === '') return null
  return (
    <output className={css.unkept}>
      <span>
        This computer cannot keep what you write ({unkept}). It is on this page
        {' and, as far as it is sent, at the broker. '}
        Save it as a file before you close the page.
      </span>
      {inspection && (
        <button
          type="button"
          className={css.press}
          onClick={() => void saveInspection(inspection, 'json')}
        >
          Save a file
        </button>
      )}
    </output>
  )
}

function Said() {
  const said = useInspections((state) => state.said)
  if (said === '') return null
  return (
    <output className={css.said}>
      <span>{said}</span>
      <IconButton icon={X} label="Close the message" onClick={() => setInspections({ said: '' })} />
    </output>
  )
}

/** What was deleted can be brought back at once. */
function Gone() {
  const gone = useInspections((state) => state.gone)
  if (gone === null) return null
  return (
    <output className={css.said}>
      <span>The inspection is deleted, for everybody in the room.</span>
      <button type="button" className={css.undo} onClick={bringInspectionBack}>
        Undo
      </button>
      <IconButton icon={X} label="Let it be" onClick={() => setInspections({ gone: null })} />
    </output>
  )
}
