import type { Answer, InspectionState, StepVerdict } from '#people/inspections/InspectionRecord.ts'
import type { InspectionStep, InspectionTemplate } from '#twin/Inspection.ts'
import { setAlarms } from './alarms.ts'
import { codePicture } from './codePicture.ts'
import { chooseAsset, flyToAsset } from './goTo.ts'
import type { GivenMedia, InspectionDesk } from './InspectionDesk.ts'
import { openInspectionOf, setInspections, templateOf, useInspections } from './inspections.ts'
import { noteKeeper, placeOnPart, takePicture } from './noteActs.ts'
import { readNoteView } from './noteView.ts'
import { usePlant } from './plant.ts'
import { readChecks } from './readChecks.ts'
import { useRoom } from './room.ts'
import { clearSelection } from './selection.ts'
import { flyTo } from './stage.ts'

let desk: InspectionDesk | null = null

/** Gives inspections their place. Returns its end. */
export function attachInspections(given: InspectionDesk): () => void {
  desk = given
  return () => {
    if (desk === given) desk = null
  }
}

/** The desk; null until it is loaded. */
export function inspectionDesk(): InspectionDesk | null {
  return desk
}

/** What a person says to a step. */
export type Reply = GivenMedia & {
  verdict: StepVerdict
  value: Answer['value']
  comment: string
}

/** Begins an inspection and shows its first step. */
export function startInspection(template: InspectionTemplate): void {
  const { id, title, version, steps } = template
  const plant = usePlant.getState().twin?.name ?? ''
  const begun = desk?.begin({ template: id, title, version, plant, steps: steps.length })
  if (!begun) return
  if ('wrong' in begun) setInspections({ said: begun.wrong })
  else {
    setInspections({ list: desk?.list ?? [] })
    openInspectionById(begun.id)
    goToStep(steps[0])
  }
}

/** Shows an inspection: where this person was in it, or all of its steps. */
export function openInspectionById(id: string | null): void {
  setInspections({ open: id, step: null, said: '', gone: null })
  setAlarms({ wayTo: null })
}

/** Goes on where this person was, or else with the first step that nobody has answered. */
export function resumeInspection(): void {
  const state = useInspections.getState()
  const inspection = openInspectionOf(state)
  const template = templateOf(state, inspection)
  if (!inspection || !template) return
  if (inspection.state !== 'running') setInspectionState('running')
  const at = inspection.places.get(useRoom.getState().me.user)
  const isOpen = ({ id }: InspectionStep) => !inspection.steps.get(id)?.answers.length
  const own = template.steps.find((step) => step.id === at && isOpen(step))
  goToStep(own ?? template.steps.find(isOpen) ?? template.steps[0])
}

/** Shows a step: the camera flies there, its asset is selected, and the others learn where this person is. */
export function goToStep(step: InspectionStep | null): void {
  const { open, isGuided, mayWrite } = useInspections.getState()
  setInspections({ step: step?.id ?? null, said: '' })
  if (!step || open === null) {
    setAlarms({ wayTo: null })
    return
  }
  if (mayWrite) desk?.change(open, { at: step.id })
  if (step.asset >= 0) chooseAsset(step.asset)
  else clearSelection()
  if (step.view) flyTo({ view: step.view })
  else if (step.asset >= 0) flyToAsset(step.asset)
  setAlarms({ wayTo: isGuided && step.asset >= 0 ? step.asset : null, words: null })
}

/** Shows the way on the floor to each step, or no longer. */
export function guideToSteps(isGuided: boolean, asset: number): void {
  setInspections({ isGuided })
  setAlarms({ wayTo: isGuided && asset >= 0 ? asset : null, words: null })
}

/** Answers a step with the values of this moment. False: why not is said. */
export function answerStep(step: InspectionStep, reply: Reply): boolean {
  const { open } = useInspections.getState()
  if (open === null || !desk) return false
  const { verdict, value, comment, picture, sound } = reply
  const { title, look, answer } = step
  const limits = answer.type === 'number' ? answer : null
  const given = {
    title,
    asked: look,
    verdict,
    value,
    unit: limits?.unit ?? '',
    ...(limits?.from !== undefined && { from: limits.from }),
    ...(limits?.to !== undefined && { to: limits.to }),
    comment,
    checks: readChecks(step.expect),
  }
  const wrong = desk.answer(open, step.id, given, { picture, sound })
  setInspections({ said: wrong ?? '', list: desk.list })
  return wrong === null
}

/** Whether a picture or a voice note alone says nothing: a reading or a choice has to be there first. */
export function needsAnswer({ answer }: InspectionStep): boolean {
  return answer.type === 'number' || answer.type === 'choice'
}

/** Whether a number or a choice is as it should be: what the answer to such a step is judged by. */
export function verdictOf({ answer }: InspectionStep, value: Answer['value']): StepVerdict {
  if (answer.type === 'choice')
    return answer.wrong.some((wrong) => wrong === value) ? 'notOk' : 'ok'
  if (answer.type !== 'number' || typeof value !== 'number') return 'ok'
  const { from = -Infinity, to = Infinity } = answer
  return value >= from && value <= to ? 'ok' : 'notOk'
}

export function setInspectionState(state: InspectionState): void {
  const { open } = useInspections.getState()
  if (open === null) return
  const said = desk?.change(open, { state }) ?? ''
  setInspections({ said, list: desk?.list ?? [] })
  if (state !== 'deleted') return
  openInspectionById(null)
  setInspections({ gone: open })
}

/** Brings back what was deleted last. */
export function bringInspectionBack(): void {
  const { gone } = useInspections.getState()
  if (gone === null) return
  const said = desk?.change(gone, { state: 'paused' }) ?? ''
  setInspections({ gone: null, list: desk?.list ?? [] })
  openInspectionById(gone)
  setInspections({ said })
}

/** Signs the answers as they are; only who has one of the roles that the questions ask for. */
export function signInspection(): void {
  const state = useInspections.getState()
  const inspection = openInspectionOf(state)
  const template = templateOf(state, inspection)
  const { name, role } = useRoom.getState().me
  if (!inspection || !template || role === null) return
  if (!template.sign.includes(role)) {
    setInspections({
      said: `This is signed by: ${template.sign.join(', ')}. You are ${role} here.`,
    })
    return
  }
  const sign = { name: name.slice(0, 40), role, hash: inspection.hash }
  const said = desk?.change(inspection.id, { sign, state: 'ended' }) ?? ''
  setInspections({ said, list: desk?.list ?? [] })
}

/** Writes a finding about the answer that counts: a note on the step's asset, with its values and picture. */
export async function writeFinding(step: InspectionStep): Promise<void> {
  const state = useInspections.getState()
  const inspection = openInspectionOf(state)
  const keeper = noteKeeper()
  const [answer] = inspection?.steps.get(step.id)?.answers ?? []
  const [node] = step.asset >= 0 ? usePlant.getState().nodesOfAsset(step.asset) : []
  const view = readNoteView()
  const target =
    (node === undefined ? null : placeOnPart(node)) ??
    (view && { part: null, point: view.target, normal: [0, 1, 0] as const })
  if (!inspection || !keeper || !answer || !target) {
    setInspections({ said: 'There is no place for a note on it: open the picture first.' })
    return
  }
  const picture = (answer.photo && (await shrink(answer.photo))) ?? (await takePicture())
  const { title } = inspection.born
  const value = answer.value === null ? '' : `${answer.value}${answer.unit && ` ${answer.unit}`}. `
  const fields = {
    title: `${step.title}: not ok`,
    text: `${value}${answer.comment}\n\n${answer.asked}\n(${title})`.trim(),
    severity: 'major' as const,
    target,
    view,
    figures: answer.checks.map(({ signal, name, value: shown, unit, quality, at, trend }) => {
      return { signal, name, value: shown, unit, quality, at, trend }
    }),
  }
  const note = keeper.create(fields, picture)
  const said = desk?.find(inspection.id, step.id, note) ?? ''
  setInspections({ said, list: desk?.list ?? [] })
}

/** A picture as small as those of notes are; null for one that cannot be read. */
async function shrink(picture: string): Promise<string | null> {
  const image = new Image()
  image.src = picture
  try {
    await image.decode()
  } catch (error) {
    // Somebody sent what only looks like a picture.
    if (error instanceof DOMException) return null
    throw error
  }
  return codePicture(image, image.naturalWidth, image.naturalHeight)
}
