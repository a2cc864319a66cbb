import { instancing, type Gltf } from './Gltf.ts'
import { composeAffine } from './localMatrix.ts'
import { openArray } from './openArray.ts'
import { instanceCount } from './checkNodes.ts'

/**
 * Local matrices of the instances of each instanced node, for `readParts`. Where their numbers are packed or not there, all
 * stand at their node: how many there are is enough for their names.
 */
export function placeInstances(
  gltf: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
): Map<number, Float64Array> {
  const instances = new Map<number, Float64Array>()
  for (let node = 0; node < (gltf.nodes?.length ?? 0); node++) {
    const count = instanceCount(gltf, node)
    if (count === 0) continue
    const names = gltf.nodes![node].extensions?.[instancing]?.attributes ?? {}
    const read = (name: string) => {
      const accessor = gltf.accessors?.[names[name]]
      // Fractions as whole numbers are rare here, and the place is only reported.
      return accessor?.componentType === 5126 ? openArray(gltf, accessor, buffers) : null
    }
    const [move, turn, scale] = ['TRANSLATION', 'ROTATION', 'SCALE'].map(read)
    const entry = (list: typeof move, i: number, otherwise: number[]) =>
      list && i * list.stride + otherwise.length <= list.numbers.length
        ? otherwise.map((_, k) => list.numbers[i * list.stride + k])
        : otherwise
    const matrices = new Float64Array(count * 12)
    for (let i = 0; i < count; i++) {
      const at = entry(move, i, [0, 0, 0])
      const by = entry(turn, i, [0, 0, 0, 1])
      composeAffine(matrices, i * 12, at, by, entry(scale, i, [1, 1, 1]))
    }
    instances.set(node, matrices)
  }
  return instances
}
