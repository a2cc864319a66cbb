import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import type { StarterModel } from '#twin/makeStarterTwin.ts'
import { matcherOf } from '#twin/PartPattern.ts'
import { matrixStride } from '#twin/PartTable.ts'

/** The same models with their nodes, as far as they have loaded. */
export function withRows(
  models: readonly StarterModel[],
  loaded: readonly LoadedModel[],
): StarterModel[] {
  return models.map((model) => {
    const found = loaded.find(({ id }) => id === model.id)
    if (!found) return model
    const { id, parts, extras, about } = found
    const matcher = matcherOf(parts.paths, extras)
    const rows = { id, parts, extras, about, matcher, assetOfRow: new Int32Array(parts.size) }
    return { ...model, rows, heightOf: (row) => heightOf(found, row) }
  })
}

/** The lowest point of a row and all below it, in the model's coordinates. */
function heightOf(model: LoadedModel, row: number): number {
  const box = model.bounds(row)
  const { matrix } = model.parts
  const at = row * matrixStride + 4
  let height = matrix[at + 3]
  for (let k = 0; k < 3; k++)
    height += Math.min(matrix[at + k] * box[k], matrix[at + k] * box[k + 3])
  return height
}
