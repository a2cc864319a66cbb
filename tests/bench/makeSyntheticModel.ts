import { BoxGeometry, MeshStandardMaterial } from 'three'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { PartTable, type PartNode } from '#twin/PartTable.ts'

/** How many different boxes and materials a synthetic model has, whatever its number of parts. */
export const variety = { geometries: 8, materials: 4 }

/** Place of part `i` of `count`: a cube of boxes, 2 m apart. */
export function placeOf(i: number, count: number): [number, number, number] {
  const side = Math.ceil(Math.cbrt(count))
  const at = (n: number) => (n - (side - 1) / 2) * 2
  return [at(i % side), at(Math.floor(i / side) % side), at(Math.floor(i / (side * side)))]
}

/** The boxes and materials that both ways of drawing share. */
export function makeVariety(): { boxes: BoxGeometry[]; materials: MeshStandardMaterial[] } {
  const boxes = Array.from(
    { length: variety.geometries },
    (_, i) => new BoxGeometry(1, 0.4 + i * 0.1, 1),
  )
  const materials = Array.from({ length: variety.materials }, (_, i) => {
    return new MeshStandardMaterial({
      color: 0x8090a0 + i * 0x101010,
      roughness: 0.6,
      metalness: 0,
    })
  })
  return { boxes, materials }
}

/** A model of `count` box parts, each with its own row, built by the same path as a loaded file. */
export function makeSyntheticModel(count: number): LoadedModel {
  const { boxes, materials } = makeVariety()
  const local = new Float32Array(count * 12)
  const nodes: PartNode[] = []
  for (let i = 0; i < count; i++) {
    const [x, y, z] = placeOf(i, count)
    local.set([1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z], i * 12)
    const place = local.subarray(i * 12, i * 12 + 12)
    nodes.push({ path: `box${i}`, parent: -1, isPart: true, local: place })
  }
  const items = nodes.map((_, row) => ({
    row,
    geometry: boxes[row % boxes.length],
    material: materials[row % materials.length],
    isMirrored: false,
  }))
  return new LoadedModel({ id: 'boxes', parts: new PartTable(nodes), local, items })
}
