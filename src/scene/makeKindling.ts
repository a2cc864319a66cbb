import { BufferAttribute, BufferGeometry, MeshStandardMaterial } from 'three'
import { PartTable } from '#twin/PartTable.ts'
import { LoadedModel } from './model/LoadedModel.ts'

/**
 * A part without an area, to be drawn while the first model is on its way: the shader that nearly all models need is then
 * compiled by the time they are there (a third of a second with a GPU, up to a second without).
 */
export function makeKindling(): LoadedModel {
  const local = new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])
  const parts = new PartTable([{ path: 'kindling', parent: -1, isPart: true, local }])
  const geometry = new BufferGeometry()
  for (const name of ['position', 'normal', 'color']) {
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(9), 3))
  }
  // Exporters write texture coordinates even where there are no textures.
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(6), 2))
  const material = new MeshStandardMaterial({ vertexColors: true })
  const items = [{ row: 0, geometry, material, isMirrored: false }]
  return new LoadedModel({ id: 'kindling', parts, local, items })
}
