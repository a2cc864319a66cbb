import type { View } from './Twin.ts'

/** A round of questions about a plant, as a file in its folder asks them. */
export type InspectionTemplate = {
  id: string
  title: string
  /** Rises with each change of the questions. */
  version: number
  description: string
  /** Roles of those whose signature counts. */
  sign: readonly string[]
  steps: readonly InspectionStep[]
}

export type InspectionStep = {
  id: string
  title: string
  /** Index in `Twin.assets`; -1: of none. */
  asset: number
  /** Where to look from; null: the asset as a whole. */
  view: Pick<View, 'position' | 'target'> | null
  /** What to look for. */
  look: string
  expect: readonly Expectation[]
  answer: AnswerKind
}

/** What a signal is to say; bounds are exclusive. */
export type Expectation = {
  /** Index in `Twin.signals`. */
  signal: number
  below?: number
  above?: number
  /** Code of a state. */
  is?: number
}

export type AnswerKind =
  | { type: 'ok' }
  | { type: 'number'; unit: string; from?: number; to?: number }
  | { type: 'choice'; of: readonly string[]; wrong: readonly string[] }
  | { type: 'text' }
  | { type: 'photo' }
  | { type: 'voice' }
