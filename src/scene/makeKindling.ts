import { BufferAttribute, BufferGeometry, MeshStandardMaterial } from 'three'
import { PartTable } from '#twin/PartTable.ts'
import { LoadedModel } from './model/LoadedModel.ts'
import { neutralPaint } from './model/paints.ts'
import { packBatches } from './model/packBatches.ts'
import { shapeFrom } from './model/shapeFrom.ts'

/**
 * Parts without an area, to be drawn while the first model is on its way: the shaders that most models need, those of files with
 * colours at their vertices and of files without, are then compiled by the time they are there (up to a second of work without a GPU).
 */
export function makeKindling(): LoadedModel {
  const local = new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])
  const parts = new PartTable([{ path: 'kindling', parent: -1, isPart: true, local }])
  const plain = makeGeometry()
  const coloured = makeGeometry()
  coloured.setAttribute('color', new BufferAttribute(new Uint8Array(9), 3, true))
  const solid = new MeshStandardMaterial()
  const glass = new MeshStandardMaterial({ transparent: true })
  const materials = [solid, glass]
  // See-through things without colours at their vertices are rarer, and each program holds a machine without a GPU up.
  const kinds = [
    { geometry: plain, material: 0 },
    { geometry: coloured, material: 0 },
    { geometry: coloured, material: 1 },
  ]
  const items = kinds.map(({ geometry, material }) => {
    return { row: 0, shape: shapeFrom(geometry), material, paint: 1, isMirrored: false }
  })
  const packed = packBatches(items, (_, box) => box.fill(0))
  const paints = Float32Array.from([...neutralPaint, ...neutralPaint])
  const materialOf = (material: number) => materials[material]
  return new LoadedModel({ id: 'kindling', parts, local, ...packed, paints, materialOf })
}

/** Formats of compressed files; texture coordinates are written even where there are no textures. */
function makeGeometry(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(9), 3))
  geometry.setAttribute('normal', new BufferAttribute(new Int8Array(9), 3, true))
  return geometry.setAttribute('uv', new BufferAttribute(new Float32Array(6), 2))
}
