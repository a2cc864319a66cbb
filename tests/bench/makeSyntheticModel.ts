import { BoxGeometry, MeshStandardMaterial } from 'three'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { neutralPaint } from '#scene/model/paints.ts'
import { packBatches } from '#scene/model/packBatches.ts'
import { shapeFrom } from '#scene/model/shapeFrom.ts'
import { PartTable } from '#twin/PartTable.ts'

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
  for (let i = 0; i < count; i++) {
    const [x, y, z] = placeOf(i, count)
    local.set([1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z], i * 12)
  }
  const parts = new PartTable({
    paths: Array.from({ length: count }, (_, i) => `box${i}`),
    parent: new Int32Array(count).fill(-1),
    end: Uint32Array.from({ length: count }, (_, i) => i + 1),
    isPart: new Uint8Array(count).fill(1),
    local,
  })
  const shapes = boxes.map(shapeFrom)
  const items = Array.from({ length: count }, (_, row) => ({
    row,
    shape: shapes[row % shapes.length],
    material: 0,
    paint: (row % materials.length) + 1,
    isMirrored: false,
  }))
  const packed = packBatches(items, ({ row, shape }, box) => {
    for (let k = 0; k < 6; k++) box[k] = shape.box[k] + local[row * 12 + 3 + (k % 3) * 4]
  })
  const paints = Float32Array.from([
    ...neutralPaint,
    ...materials.flatMap(({ color, roughness, metalness }) => {
      return [color.r, color.g, color.b, roughness, 0, 0, 0, metalness]
    }),
  ])
  const materialOf = () => materials[0]
  return new LoadedModel({ id: 'boxes', parts, local, ...packed, paints, materialOf })
}
