import type { Problem } from '../Problem.ts'
import type { Twin } from '../Twin.ts'
import type { Answer, Kpi } from './Answer.ts'
import type { Scenario } from './Scenario.ts'

/** What a what-if is computed from: the twin file's `process` and `scenarios` as they stand there, and whom they name. */
export type WhatIfSource = Pick<Twin, 'name' | 'assets' | 'signals'> & {
  process?: unknown
  scenarios?: unknown
  /** The file's text, when it is at hand: problems then name its lines. */
  text?: string
}

/** A figure of the process model that a change or a slider may set. */
export type Property = {
  /** `component.property`: what stands in a change's `set`. */
  path: string
  component: string
  /** Name of the component's asset and of the property: “Filler: rate”. */
  name: string
  unit: string
  /** As the twin file has it, its default included. */
  value: number | string | boolean
}

/** What there is to ask, and what is wrong with the file's process and scenarios. */
export type ModelBook = {
  /** Null when the file has no process model that can be used. */
  modelDigest: string | null
  scenarios: Scenario[]
  kpis: Kpi[]
  properties: Property[]
  /** Components that can fail, by id and name. */
  components: { id: string; name: string; kind: string; asset: string | null }[]
  problems: Problem[]
}

/** One question: a scenario of the file, or one that was changed or made on the page. */
export type Question = {
  scenario: Scenario
  seed: number
  replications: number
  /** Values to start from by signal id (a state as its code), as they are now; the model's own where absent. */
  start?: Record<string, number>
}

export type AnswerEvents = {
  /** A coarse answer first (`isCoarse`), then the exact one, which is the last. */
  onAnswer(answer: Answer): void
  /** Share of the work that is done, 0–1. */
  onProgress?(share: number): void
  /** It cannot be answered; nothing follows. */
  onProblem(problem: Problem): void
}

/** What-if as the page sees it: workers that compute, one a core. */
export type WhatIf = {
  readonly book: Promise<ModelBook>
  /** Asks, and returns what takes the question back. A question that is still being answered gives way to the next. */
  ask(question: Question, events: AnswerEvents): () => void
  /** Ends the workers. */
  close(): void
}
