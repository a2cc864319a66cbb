import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { findKept } from './findKept.ts'
import { keyOfModel } from './loadModel.ts'
import { prepareModel, type PreparedModel } from './prepareModel.ts'

/** What is worked out before a plant takes the place of another: its models that are there already, and which signals it keeps `of` the other. */
export type PreparedPlant = { models: PreparedModel[]; of: Twin | null; kept: Int32Array }

/** Works out all that can be known of a twin before it is opened in place of the twin `before`; `models` by `keyOfModel`. */
export function* preparePlant(
  twin: Twin,
  models: ReadonlyMap<string, LoadedModel>,
  before: Twin | null,
): Work<PreparedPlant> {
  const prepared: PreparedModel[] = []
  for (const placement of twin.models) {
    const model = models.get(keyOfModel(placement))
    if (model) prepared.push(yield* prepareModel(twin, model))
  }
  // for the panels, which would make it while they are drawn
  twinIndex(twin)
  yield
  const kept = before ? yield* findKept(before, twin) : new Int32Array(0)
  return { models: prepared, of: before, kept }
}
