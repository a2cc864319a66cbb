import { Euler, Matrix4, Quaternion, Vector3 } from 'three'
import type { TwinModel } from '#twin/Twin.ts'

/** A loaded model and how far its loader moved it to stand near its origin. */
type Loaded = { id: string; origin: readonly [number, number, number] | null }

/** Beyond this many metres from the middle of the world a GPU's 32 bits begin to tremble. */
const far = 8192

/**
 * Where each model stands: its placement in the twin file (degrees about x, y, z in that order; the identity without one), in
 * the coordinates of its own file. When that is far from the middle of the world (map coordinates), all models are
 * moved together, so that the first of them stands there.
 */
export function placementMatrices(
  models: readonly Loaded[],
  placements: readonly TwinModel[],
): Matrix4[] {
  const matrices = models.map(({ id, origin }) => {
    const matrix = placementMatrix(placements.find((placement) => placement.id === id))
    return origin ? matrix.multiply(new Matrix4().makeTranslation(...origin)) : matrix
  })
  // By the order of the file, not by which model came first over the network.
  const firstFar = placements
    .map(({ id }) => models.findIndex((model) => model.id === id))
    .find((index) => index >= 0 && distance(matrices[index]) > far)
  if (firstFar === undefined) return matrices
  const [x, y, z] = matrices[firstFar].elements.slice(12, 15)
  return matrices.map((matrix) => new Matrix4().makeTranslation(-x, -y, -z).multiply(matrix))
}

function distance({ elements: e }: Matrix4): number {
  return Math.hypot(e[12], e[13], e[14])
}

function placementMatrix(placement: TwinModel | undefined): Matrix4 {
  if (!placement) return new Matrix4()
  const [x, y, z] = placement.rotation
  const turn = new Euler((x * Math.PI) / 180, (y * Math.PI) / 180, (z * Math.PI) / 180, 'XYZ')
  const scale = new Vector3().setScalar(placement.scale)
  const position = new Vector3(...placement.position)
  return new Matrix4().compose(position, new Quaternion().setFromEuler(turn), scale)
}
