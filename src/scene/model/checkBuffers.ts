import type { Problem } from '#twin/Problem.ts'
import { meshoptOf } from './accessorSize.ts'
import { wrongDraco } from './checkDraco.ts'
import { checkImages } from './checkImages.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'
import { openArray } from './openArray.ts'

/**
 * Looks into the data of a file that has passed `checkGltf`: enough bytes, each index below its count, images of a size that
 * can be held. `buffers` are the file's, in its order (`GltfFile.bin` for one without an address); undefined for one
 * that is not there. Coordinates that are no numbers, or too large for one, are set to 0 *in these bytes*, which is a warning.
 * What is packed (Draco, meshopt) is not seen here: `checkIndices` and `mendNumbers` take it after it is unpacked.
 * About 3 ms for each million triangles.
 */
export function checkBuffers(
  gltf: Gltf,
  buffers: readonly (Uint8Array<ArrayBuffer> | undefined)[],
  url: string,
): Problem[] {
  const wrong =
    wrongLengths(gltf, buffers) ??
    wrongDraco(gltf, buffers) ??
    wrongIndices(gltf, buffers) ??
    wrongJoints(gltf, buffers) ??
    wrongSparse(gltf, buffers)
  if (wrong !== undefined) {
    const advice = 'Export the file anew, or check it with the glTF validator.'
    return [modelProblem(wrong, url, advice)]
  }
  const images = checkImages(gltf, buffers, url)
  const mended = images.length > 0 ? 0 : mendAll(gltf, buffers)
  if (mended === 0) return images
  const text =
    mended === 1
      ? 'A coordinate of the model is no number; it was set to 0.'
      : `${mended.toLocaleString('en')} coordinates of the model are no numbers; they were set to 0.`
  const advice = 'Export it anew if its shape looks wrong.'
  return [modelProblem(text, url, advice, 'warning')]
}

/** Whether an index reaches beyond `count` vertices. */
export function checkIndices(indices: ArrayLike<number>, count: number): boolean {
  for (let i = 0; i < indices.length; i++) if (indices[i] >= count) return false
  return true
}

/** Sets what is no number, or too large to be squared, to 0; returns how many these were. */
export function mendNumbers(numbers: Float32Array): number {
  let mended = 0
  for (let i = 0; i < numbers.length; i++) {
    // Also false for NaN.
    if (Math.abs(numbers[i]) <= 1e15) continue
    numbers[i] = 0
    mended++
  }
  return mended
}

type Buffers = readonly (Uint8Array<ArrayBuffer> | undefined)[]

function wrongLengths(gltf: Gltf, buffers: Buffers): string | undefined {
  for (const [i, { uri, byteLength }] of (gltf.buffers ?? []).entries()) {
    const size = buffers[i]?.length
    // The chunk of a GLB file may end up to three bytes earlier: nothing is read there.
    if (uri === undefined && i > 0) continue
    if (size === undefined || byteLength <= size + (i === 0 ? 3 : 0)) continue
    return `The model says that its buffer ${i} has ${byteLength} bytes, but it has ${size}.`
  }
  return undefined
}

function wrongIndices(gltf: Gltf, buffers: Buffers): string | undefined {
  const highest = new Map<number, number>()
  for (const [i, { primitives }] of (gltf.meshes ?? []).entries()) {
    for (const { attributes, indices, extensions } of primitives) {
      if (indices === undefined || extensions?.KHR_draco_mesh_compression) continue
      const position = gltf.accessors![attributes.POSITION]
      if (!position) continue
      let most = highest.get(indices)
      if (most === undefined) highest.set(indices, (most = highestOf(gltf, indices, buffers)))
      if (most < position.count) continue
      return `The model's mesh ${i} points at its vertex ${most}, but has only ${position.count}.`
    }
  }
  return undefined
}

/** An animated mesh would fail in every frame over a joint that its skin does not have. */
function wrongJoints(gltf: Gltf, buffers: Buffers): string | undefined {
  if (!gltf.skins?.length) return undefined
  const highest = new Map<number, number>()
  for (const [i, { mesh, skin }] of (gltf.nodes ?? []).entries()) {
    if (mesh === undefined || skin === undefined) continue
    const joints = gltf.skins[skin].joints.length
    for (const { attributes, extensions } of gltf.meshes![mesh].primitives) {
      if (extensions?.KHR_draco_mesh_compression || attributes.JOINTS_0 === undefined) continue
      const accessor = attributes.JOINTS_0
      let most = highest.get(accessor)
      if (most === undefined) highest.set(accessor, (most = highestOf(gltf, accessor, buffers)))
      if (most < joints) continue
      return `The model's node ${i} follows joint ${most}, but its skin has only ${joints}.`
    }
  }
  return undefined
}

function wrongSparse(gltf: Gltf, buffers: Buffers): string | undefined {
  for (const [i, { sparse, count }] of (gltf.accessors ?? []).entries()) {
    if (!sparse || meshoptOf(gltf.bufferViews![sparse.indices.bufferView])) continue
    const array = openArray(
      gltf,
      { ...sparse.indices, count: sparse.count, type: 'SCALAR' },
      buffers,
    )
    if (array && !checkIndices(array.numbers, count))
      return `The model's array ${i} replaces elements that it does not have.`
  }
  return undefined
}

/** The highest number of an array of whole ones; -1 for one that cannot be seen. */
function highestOf(gltf: Gltf, accessor: number, buffers: Buffers): number {
  const array = openArray(gltf, gltf.accessors![accessor], buffers)
  let most = -1
  if (!array) return most
  const { numbers, stride, size } = array
  if (stride === size) {
    for (let i = 0; i < numbers.length; i++) if (numbers[i] > most) most = numbers[i]
    return most
  }
  for (let at = 0; at + size <= numbers.length; at += stride) {
    for (let k = 0; k < size; k++) if (numbers[at + k] > most) most = numbers[at + k]
  }
  return most
}

function mendAll(gltf: Gltf, buffers: Buffers): number {
  let mended = 0
  for (const accessor of gltf.accessors ?? []) {
    if (accessor.componentType !== 5126) continue
    const array = openArray(gltf, accessor, buffers)
    if (!array) continue
    const { numbers, stride, size } = array
    if (stride === size) mended += mendNumbers(numbers as Float32Array)
    else {
      for (let at = 0; at + size <= numbers.length; at += stride)
        mended += mendNumbers(numbers.subarray(at, at + size) as Float32Array)
    }
  }
  return mended
}
