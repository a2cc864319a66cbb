import { countAnswers, stateWords } from '#people/inspections/sayInspection.ts'
import { openInspectionById, resumeInspection, startInspection } from '#state/inspectionActs.ts'
import { openInspectionOf, templateOf, useInspections } from '#state/inspections.ts'
import { Line } from '../panels/Line.tsx'
import { PagedList } from '../panels/PagedList.tsx'
import { StepPage } from './StepPage.tsx'

/** The inspections in the headset: what can be begun or gone on with, and the step where the person is. */
export function InspectionPage() {
  const { list, templates, mayWrite } = useInspections()
  const inspection = useInspections(openInspectionOf)
  const template = useInspections((state) => templateOf(state, openInspectionOf(state)))
  const id = useInspections(({ step }) => step)
  const at = template?.steps.findIndex((step) => step.id === id) ?? -1
  if (inspection && template && at >= 0)
    return (
      <StepPage
        key={`${inspection.id} ${template.steps[at].id}`}
        inspection={inspection}
        template={template}
        at={at}
      />
    )
  const lines = [
    ...list
      .filter(({ born }) => templates.some((known) => known.id === born.template))
      .map((each) => {
        const { answered, notOk, steps } = countAnswers(each)
        const bad = notOk > 0 ? ` · ${notOk} not OK` : ''
        return {
          text: each.born.title,
          below: `${stateWords[each.state]} · ${answered} of ${steps} answered${bad}`,
          value: 'Go on',
          act: () => {
            openInspectionById(each.id)
            resumeInspection()
          },
        }
      }),
    ...(mayWrite ? templates : []).map((each) => ({
      text: each.title,
      below: `${each.steps.length} steps · version ${each.version}`,
      value: 'Begin',
      act: () => startInspection(each),
    })),
  ]
  return (
    <PagedList items={lines} rows={6} empty="This plant asks for no inspections.">
      {({ text, below, value, act }) => (
        <Line text={text} below={below} value={value} icon="square-check" onPress={act} />
      )}
    </PagedList>
  )
}
