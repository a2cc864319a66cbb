import { create } from 'zustand'
import type { Inspection } from '#people/inspections/Inspection.ts'
import type { InspectionTemplate } from '#twin/Inspection.ts'
import type { Problem } from '#twin/Problem.ts'

export type Inspections = {
  /** Those that are not deleted, the newest first. A new list only when one has changed. */
  list: readonly Inspection[]
  /** By the id of an inspection: records of this person's that the broker does not have. */
  unsent: ReadonlyMap<string, { waiting: number; isRefused: boolean }>
  /** What the plant's folder asks. */
  templates: readonly InspectionTemplate[]
  /** What is wrong with those files. */
  problems: readonly Problem[]
  /** Id of the inspection that is shown; the step of it that is, null: all of them. */
  open: string | null
  step: string | null
  /** Whether the way on the floor to the step is shown. */
  isGuided: boolean
  mayWrite: boolean
  /** Why what was written cannot be kept on this computer; empty while it can. */
  unkept: string
  /** Why something was not done, or what came of it, until it is closed. */
  said: string
  /** Id of the inspection that was deleted just now, to be brought back by one press. */
  gone: string | null
  /** Records of others that made no sense. */
  refused: number
}

export const useInspections = create<Inspections>(() => ({
  list: [],
  unsent: new Map(),
  templates: [],
  problems: [],
  open: null,
  step: null,
  isGuided: false,
  mayWrite: true,
  unkept: '',
  said: '',
  gone: null,
  refused: 0,
}))

export function setInspections(change: Partial<Inspections>): void {
  useInspections.setState(change)
}

/** The inspection that is shown, with its questions as the plant's folder has them now; null without. */
export function openInspectionOf(state: Inspections): Inspection | null {
  return state.list.find(({ id }) => id === state.open) ?? null
}

/** The questions of an inspection; null when the plant's folder does not have them. */
export function templateOf(
  { templates }: Pick<Inspections, 'templates'>,
  inspection: Inspection | null,
): InspectionTemplate | null {
  return templates.find(({ id }) => id === inspection?.born.template) ?? null
}
