import type { Change, Scenario } from '#twin/process/Scenario.ts'
import type { Question, WhatIf, WhatIfSource } from '#twin/process/WhatIf.ts'
import type { Twin } from '#twin/Twin.ts'
import { AskDesk } from './AskDesk.ts'
import { openSavedRuns, type SavedRuns } from './openSavedRuns.ts'
import { usePlant } from './plant.ts'
import {
  forgetAnswer,
  forgetWhatIf,
  setWhatIf,
  useWhatIf,
  whatIfFigures,
  type SavedRun,
} from './whatIf.ts'

/** Runs of each world unless somebody wants another number: bands that hardly move when it is asked again. */
export const usualReplications = 40

let open: ((source: WhatIfSource) => WhatIf) | null = null
let whatIf: WhatIf | null = null
let desk: AskDesk | null = null
let saved: SavedRuns | null = null
/** Somebody has wanted to ask something on this page. */
let isWanted = false

/** Gives the page what computes answers; nothing is started before somebody asks. Returns its end. */
export function attachWhatIf(opener: (source: WhatIfSource) => WhatIf): () => void {
  open = opener
  const stop = usePlant.subscribe((now, before) => {
    const isSame = JSON.stringify(partsOf(now.twin)) === JSON.stringify(partsOf(before.twin))
    // The text of its file comes a moment later.
    if (now.twin !== before.twin && !isSame) queueMicrotask(reopen)
  })
  if (isWanted) reopen()
  return () => {
    stop()
    close()
    open = null
  }
}

/** Reads the process model of the open plant, unless that is done; every panel that shows it calls this. */
export function beginWhatIf(): void {
  if (isWanted) return
  isWanted = true
  reopen()
}

/** Asks a scenario as it stands, or as it is asked already but for `change`. */
export function askScenario(scenario: Scenario, change: Partial<Omit<Question, 'scenario'>> = {}) {
  const { asked } = useWhatIf.getState()
  const isOther = asked?.scenario.id !== scenario.id
  if (isOther) forgetAnswer()
  desk?.ask({
    seed: asked?.seed ?? 1,
    replications: asked?.replications ?? usualReplications,
    ...(asked?.start && { start: asked.start }),
    ...change,
    scenario,
  })
}

/** Asks the same with something else about its scenario: a slider, the days. */
export function changeAsked(change: Partial<Pick<Scenario, 'days' | 'changes'>>): void {
  const { asked } = useWhatIf.getState()
  if (asked) askScenario({ ...asked.scenario, ...change })
}

/** Asks the same again: with other dice, more runs, or from other start values. */
export function askAgain(change: Partial<Omit<Question, 'scenario'>> = {}): void {
  const { asked } = useWhatIf.getState()
  if (asked) desk?.ask({ ...asked, ...change })
}

export function cancelAsking(): void {
  desk?.cancel()
}

/** Puts a saved run before the person, as it was answered then. */
export function showRun({ question, answer }: SavedRun): void {
  desk?.close()
  setWhatIf({ asked: question, answer, stage: 'done', wrong: null })
}

/** Back to the list. */
export function leaveScenario(): void {
  desk?.close()
  forgetAnswer()
}

/** Keeps runs and scenarios; null before a process model is there. */
export function savedRuns(): SavedRuns | null {
  return saved
}

/** All scenarios there are: those of the file first. */
export function everyScenario(): readonly Scenario[] {
  const { book, own } = useWhatIf.getState()
  return [...(book?.scenarios ?? []), ...own]
}

/** The scenario as the file or the page has it, before sliders. */
export function plainScenario(id: string): Scenario | undefined {
  return everyScenario().find((scenario) => scenario.id === id)
}

/** Whether changes are those of the scenario as it is kept. */
export function isAsKept({ id, changes, days }: Scenario): boolean {
  const kept = plainScenario(id)
  return kept !== undefined && kept.days === days && isSameChanges(kept.changes, changes)
}

function isSameChanges(a: readonly Change[], b: readonly Change[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function close(): void {
  desk?.close()
  whatIf?.close()
  saved?.close()
  desk = whatIf = saved = null
  forgetWhatIf()
}

/** What a question depends on. */
function partsOf(twin: Twin | null): unknown[] {
  return [twin?.name, twin?.process, twin?.scenarios]
}

function reopen(): void {
  close()
  const { twin, file } = usePlant.getState()
  if (!isWanted || !open || !twin || twin.process === undefined) return
  const { name, assets, signals, process, scenarios } = twin
  const opened = open({ name, assets, signals, process, scenarios, text: file?.text })
  whatIf = opened
  desk = new AskDesk(opened, setWhatIf, (share) => (whatIfFigures.progress = share))
  saved = openSavedRuns(name)
  setWhatIf({ status: 'reading' })
  void opened.book.then((book) => {
    if (whatIf === opened) setWhatIf({ book, status: book.modelDigest ? 'ready' : 'refused' })
  })
}
