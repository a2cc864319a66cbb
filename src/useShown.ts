import { create } from 'zustand'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import type { Problem } from '#twin/Problem.ts'
import type { OpenPlant } from './OpenPlant.ts'

/** What is open: a plant with the models that are in its picture, or the reasons why there is none. */
export type Shown = {
  plant: OpenPlant | null
  models: readonly LoadedModel[]
  refused: { problems: readonly Problem[]; address: string } | null
}

export const useShown = create<Shown>(() => ({ plant: null, models: [], refused: null }))
