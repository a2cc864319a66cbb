import type { Problem } from '#twin/Problem.ts'
import { checkAddresses } from './checkAddresses.ts'
import { checkArrays } from './checkArrays.ts'
import { checkExtensions } from './checkExtensions.ts'
import { checkLooks } from './checkLooks.ts'
import { checkMeshes } from './checkMeshes.ts'
import { checkMotion } from './checkMotion.ts'
import { checkNodes } from './checkNodes.ts'
import { checkShape } from './checkShape.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'

/**
 * Looks through a glTF file before any of it is decoded: kinds and ranges, circles, sizes that the file does not carry,
 * addresses on other servers, extensions. The first error ends it; warnings do not. After it the JSON is what its type says.
 * `checkBuffers` then looks into the data.
 */
export function checkGltf(
  gltf: Gltf,
  binBytes: number,
  url: string,
  origins: readonly string[],
): Problem[] {
  const wrong =
    checkShape(gltf) ??
    checkAddresses(gltf, url, origins) ??
    checkNodes(gltf) ??
    checkArrays(gltf, binBytes) ??
    checkMeshes(gltf) ??
    checkLooks(gltf) ??
    checkMotion(gltf)
  if (!wrong) return checkExtensions(gltf, url)
  const advice = wrong.advice ?? 'Export the file anew, or check it with the glTF validator.'
  return [modelProblem(wrong.text, url, advice)]
}
