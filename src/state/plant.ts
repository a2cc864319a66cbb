import { create } from 'zustand'
import type { History } from '#twin/History.ts'
import type { ModelReport } from '#twin/ModelReport.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import type { Problem } from '#twin/Problem.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'

/** Why a part looks as it does: one line a binding that acts on it. */
export type Reason = {
  behaviour: string
  /** Signal id; empty for a behaviour without one. */
  signal: string
  /** A sentence with rule, value and threshold. */
  text: string
}

/** Progress of one model's loading. */
export type ModelProgress = {
  id: string
  stage: 'waiting' | 'download' | 'decode' | 'build' | 'ready' | 'failed'
  loadedBytes: number
  /** 0 while unknown. */
  totalBytes: number
}

/** The twin that is open and the handles by which panels sample it. The tables change all the time; these handles do not. */
export type Plant = {
  twin: Twin | null
  signals: SignalTable | null
  history: History | null
  models: readonly ModelProgress[]
  /** Ids of all parts of all loaded models; replaced when a model has loaded. */
  parts: readonly string[]
  /** What each loaded model holds and costs. */
  reports: readonly ModelReport[]
  /** The same models row by row; replaced together with `parts`. */
  tables: readonly ModelRows[]
  /** Why a part (by id) looks as it does. */
  explain: (part: string) => readonly Reason[]
  /** Why a signal's value (by slot) is bad or stale, where more is known than its age. */
  reasonOf: (slot: number) => string | undefined
  /** What the model's file says of a part beyond its shape: glTF `extras` of its node; null when nothing. */
  extras: (part: string) => Readonly<Record<string, unknown>> | null
  /** The text of the twin file as it is now, changes included, and where it was read. */
  file: { text: string; address: string } | null
  /** Puts a changed text of the twin file to work; tells what is wrong with it, and then nothing has changed. */
  applyTwin: (text: string) => Promise<readonly Problem[]>
  /** The asset (index in `twin.assets`) that a part belongs to, or -1; the deepest one that names it or a group above it. */
  assetOfPart: (part: string) => number
  /** The part ids of an asset and of everything below it; of very many only some, if so asked. */
  partsOfAsset: (asset: number, most?: number) => readonly string[]
  /** The same as few ids: those of groups that hold nothing else. What is done to a group is done to all in it. */
  nodesOfAsset: (asset: number) => readonly string[]
}

export const usePlant = create<Plant>(() => ({
  twin: null,
  signals: null,
  history: null,
  models: [],
  parts: [],
  reports: [],
  tables: [],
  explain: () => [],
  reasonOf: () => undefined,
  extras: () => null,
  file: null,
  applyTwin: () => Promise.resolve([]),
  assetOfPart: () => -1,
  partsOfAsset: () => [],
  nodesOfAsset: () => [],
}))

export function setPlant(change: Partial<Plant>): void {
  usePlant.setState(change)
}

export function setModelProgress(id: string, change: Partial<ModelProgress>): void {
  usePlant.setState(({ models }) => ({
    models: models.map((model) => (model.id === id ? { ...model, ...change } : model)),
  }))
}
