import type { GltfNode } from './Gltf.ts'

/** Writes the local matrix of a glTF node as a 3 × 4 affine matrix, row-major, twelve numbers from `at` on. */
export function writeLocalMatrix(
  node: GltfNode,
  out: Float32Array | Float64Array,
  at: number,
): void {
  const { matrix } = node
  if (Array.isArray(matrix) && matrix.length === 16) {
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 4; column++)
        out[at + row * 4 + column] = matrix[column * 4 + row]
    }
    return
  }
  const { translation = noMove, rotation = noTurn, scale = noScale } = node
  composeAffine(out, at, translation, rotation, scale)
}

/**
 * Writes `translation · rotation · scale` (`turn`: a unit quaternion x, y, z, w) as a 3 × 4 affine matrix, row-major.
 * @frame
 */
export function composeAffine(
  out: Float32Array | Float64Array,
  at: number,
  translation: ArrayLike<number>,
  turn: ArrayLike<number>,
  scale: ArrayLike<number>,
): void {
  const x = turn[0]
  const y = turn[1]
  const z = turn[2]
  const w = turn[3]
  const sx = scale[0]
  const sy = scale[1]
  const sz = scale[2]
  out[at] = (1 - 2 * (y * y + z * z)) * sx
  out[at + 1] = 2 * (x * y - z * w) * sy
  out[at + 2] = 2 * (x * z + y * w) * sz
  out[at + 3] = translation[0]
  out[at + 4] = 2 * (x * y + z * w) * sx
  out[at + 5] = (1 - 2 * (x * x + z * z)) * sy
  out[at + 6] = 2 * (y * z - x * w) * sz
  out[at + 7] = translation[1]
  out[at + 8] = 2 * (x * z - y * w) * sx
  out[at + 9] = 2 * (y * z + x * w) * sy
  out[at + 10] = (1 - 2 * (x * x + y * y)) * sz
  out[at + 11] = translation[2]
}

/** Determinant of the 3 × 3 part: negative for a mirrored part. */
export function affineDeterminant(m: ArrayLike<number>, at: number): number {
  return (
    m[at] * (m[at + 5] * m[at + 10] - m[at + 6] * m[at + 9]) -
    m[at + 1] * (m[at + 4] * m[at + 10] - m[at + 6] * m[at + 8]) +
    m[at + 2] * (m[at + 4] * m[at + 9] - m[at + 5] * m[at + 8])
  )
}

const noMove = [0, 0, 0]
const noTurn = [0, 0, 0, 1]
const noScale = [1, 1, 1]
