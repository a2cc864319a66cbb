import { create } from 'zustand'
import type { Answer } from '#twin/process/Answer.ts'
import type { Scenario } from '#twin/process/Scenario.ts'
import type { ModelBook, Question } from '#twin/process/WhatIf.ts'
import type { Problem } from '#twin/Problem.ts'

/** An answer that somebody wants to keep, with what was asked: enough to ask it again and get the same. */
export type SavedRun = {
  id: string
  /** What it is called in the list. */
  name: string
  /** Milliseconds since 1970. */
  savedAt: number
  question: Question
  answer: Answer
}

/** What is asked of the process model on this page, and what it answered. */
export type WhatIfState = {
  /** `none`: nothing is open that has a process model; `refused`: it has one that cannot be used. */
  status: 'none' | 'reading' | 'ready' | 'refused'
  book: ModelBook | null
  /** Scenarios made on this page. */
  own: readonly Scenario[]
  /** What is asked now; null while somebody chooses. */
  asked: Question | null
  /** While it is `computing` a coarse answer may be there already. */
  stage: 'idle' | 'computing' | 'done' | 'cancelled' | 'refused'
  /** The newest there is; while `stage` is `computing` it may be of what was asked a moment ago. */
  answer: Answer | null
  /** Why it was not answered. */
  wrong: Problem | null
  runs: readonly SavedRun[]
  /** Ids of the saved runs that lie side by side. */
  compared: readonly string[]
  /** Why runs are not kept beyond this page; empty when they are. */
  notKept: string
}

const unasked = { asked: null, stage: 'idle', answer: null, wrong: null } as const

const nothing: Omit<WhatIfState, 'notKept'> = {
  status: 'none',
  book: null,
  own: [],
  runs: [],
  compared: [],
  ...unasked,
}

export const useWhatIf = create<WhatIfState>(() => ({ ...nothing, notKept: '' }))

/** Share of the work that is done, 0–1, overwritten in place: panels sample it. */
export const whatIfFigures = { progress: 0 }

export function setWhatIf(change: Partial<WhatIfState>): void {
  useWhatIf.setState(change)
}

/** In another plant nothing of it holds. */
export function forgetWhatIf(): void {
  useWhatIf.setState(nothing)
}

/** Puts what was asked away, answer and all. */
export function forgetAnswer(): void {
  useWhatIf.setState(unasked)
}
