import type { AccessorData, Accessors } from './Accessors.ts'
import type { Gltf } from './Gltf.ts'
import { composeAffine } from './localMatrix.ts'
import { instanceAttributes } from './readParts.ts'
import { divisorOf } from './Shape.ts'

/** Local matrices of the instances of each node with EXT_mesh_gpu_instancing, twelve numbers each. */
export function readInstances(gltf: Gltf, accessors: Accessors): Map<number, Float64Array> {
  const instances = new Map<number, Float64Array>()
  gltf.nodes?.forEach((node, index) => {
    const names = instanceAttributes(node)
    if (!names) return
    const read = (name: string) =>
      names[name] === undefined ? undefined : accessors.read(names[name])
    const move = read('TRANSLATION')
    const turn = read('ROTATION')
    const scale = read('SCALE')
    const count = (move ?? turn ?? scale)?.count ?? 0
    const matrices = new Float64Array(count * 12)
    for (let i = 0; i < count; i++) {
      const at = entry(move, i, [0, 0, 0])
      const by = entry(turn, i, [0, 0, 0, 1])
      composeAffine(matrices, i * 12, at, by, entry(scale, i, [1, 1, 1]))
    }
    if (count > 0) instances.set(index, matrices)
  })
  return instances
}

function entry(list: AccessorData | undefined, i: number, otherwise: number[]): number[] {
  if (!list) return otherwise
  const divisor = divisorOf(list)
  return otherwise.map((_, k) => list.array[i * list.itemSize + k] / divisor)
}
