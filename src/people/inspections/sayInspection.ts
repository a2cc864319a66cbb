import { qualityWords } from '#twin/qualityWords.ts'
import type { NoteAuthor } from '../Note.ts'
import type { Inspection } from './Inspection.ts'
import type { Answer, InspectionState, SignalCheck, StepVerdict } from './InspectionRecord.ts'

export const verdictWords: Record<StepVerdict, string> = {
  ok: 'OK',
  notOk: 'Not OK',
  na: 'Not applicable',
}

export const stateWords: Record<InspectionState, string> = {
  running: 'Under way',
  paused: 'Paused',
  ended: 'Finished',
  deleted: 'Deleted',
}

/** “4.2 bar”, the words of a choice or a text; empty where the verdict is all. */
export function sayAnswer({ value, unit }: Pick<Answer, 'value' | 'unit'>): string {
  if (value === null) return ''
  return typeof value === 'number' && unit !== '' ? `${value} ${unit}` : String(value)
}

/** “5.5 to 8.5 bar”: what a number was to be; empty without limits. */
export function sayLimits({ from, to, unit }: Pick<Answer, 'from' | 'to' | 'unit'>): string {
  const of = unit === '' ? '' : ` ${unit}`
  if (from !== undefined && to !== undefined) return `${from} to ${to}${of}`
  if (from !== undefined) return `at least ${from}${of}`
  return to === undefined ? '' : `at most ${to}${of}`
}

/** “< 4.5 mm/s”: what was expected of a signal. */
export function sayExpected({ below, above, is, unit }: SignalCheck): string {
  const of = unit === '' ? '' : `\u00a0${unit}`
  if (is !== undefined) return `is ${is}`
  if (below !== undefined && above !== undefined) return `> ${above} and < ${below}${of}`
  return below === undefined ? `> ${above}${of}` : `< ${below}${of}`
}

/** “3.1 mm/s, good” or why the value says little. */
export function sayFound({ value, unit, quality }: SignalCheck): string {
  const shown = unit === '' ? value : `${value} ${unit}`
  return `${shown}, ${qualityWords[quality] || 'good'}`
}

/** Whether what was found is what was expected, in words. */
export function sayHolds(holds: boolean | null): string {
  return holds === null ? 'not known' : holds ? 'as expected' : 'not as expected'
}

/** How an author is called: their name, or their user when they gave none. */
export function sayAnswerer({ user, name }: NoteAuthor): string {
  return name || user.replace(/^~.*/, 'Visitor')
}

/** How many steps were answered, and how. */
export function countAnswers({ steps, born }: Inspection): {
  answered: number
  notOk: number
  steps: number
} {
  let answered = 0
  let notOk = 0
  for (const { answers } of steps.values()) {
    if (answers.length === 0) continue
    answered++
    if (isNotOk(answers[0])) notOk++
  }
  return { answered, notOk, steps: Math.max(born.steps, answered) }
}

/** Judged so by a person, or a signal was not as expected. */
export function isNotOk({ verdict, checks }: Answer): boolean {
  return verdict === 'notOk' || checks.some(({ holds }) => holds === false)
}
