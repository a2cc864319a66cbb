import type { Answered } from '../Inspection.ts'
import { isNotOk, sayAnswerer, verdictWords } from '../sayInspection.ts'
import { html, type Html } from './html.ts'
import type { Report } from './Report.ts'

/** The steps in their order, and after them what was answered to steps that the questions do not have any more. */
export function order({ steps: known, inspection }: Report): Report['steps'] {
  const others = [...inspection.steps].filter(([id]) => !known.some((step) => step.id === id))
  return [
    ...known,
    ...others.map(([id, { answers }]) => {
      return { id, title: answers[0]?.title ?? id, look: answers[0]?.asked ?? '', asset: '' }
    }),
  ]
}

/** Names of all who answered. */
export function peopleOf({ inspection }: Report): string[] {
  const names = new Map<string, string>()
  for (const { answers } of inspection.steps.values())
    for (const { by } of answers) names.set(by.user, sayAnswerer(by))
  return [...names.values()].sort()
}

/** How a step was judged, by a sign as well as by colour. */
export function verdict(answer: Answered | undefined): Html {
  if (!answer) return html`<span class="mute">not answered</span>`
  const isBad = answer.verdict === 'notOk'
  if (isBad) return html`<span class="notOk">▲ ${verdictWords.notOk}</span>`
  const isOff = isNotOk(answer)
  return isOff
    ? html`${verdictWords[answer.verdict]}, <span class="notOk">▲ a value is not as expected</span>`
    : html`${verdictWords[answer.verdict]}`
}

/** A time (epoch milliseconds) in the report’s time zone. */
export function time(ms: number, { timeZone }: Report): string {
  return new Date(ms).toLocaleString('en-GB', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  })
}

/** The same without the day. */
export function clock(ms: number, { timeZone }: Report): string {
  return new Date(ms).toLocaleTimeString('en-GB', { timeZone, timeStyle: 'medium' })
}
