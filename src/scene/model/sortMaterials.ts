import type { Gltf } from './Gltf.ts'
import { neutralPaint, paintStride, mostPaints, mostPaintedRows } from './paints.ts'

/** Which materials of a file can share a draw, and what each adds to that by itself. */
export type SortedMaterials = {
  /** By material, −1 (none) last: the material that is drawn in its place. */
  like: Int32Array
  /** By material, −1 last: its paint; 0 when it is drawn by itself. */
  paintOf: Uint16Array
  /** `paintStride` numbers a paint; the first is neutral. */
  paints: Float32Array<ArrayBuffer>
}

/**
 * Sorts a file's materials by all that needs a draw of its own: textures, transparency, sides, extensions. What is left (base
 * colour, roughness, metalness, emission) becomes a paint, which each vertex can name: 300 colours of a CAD file are one draw.
 * `rows` of the model; beyond what can be numbered, nothing is shared.
 */
export function sortMaterials({ materials = [] }: Gltf, rows: number): SortedMaterials {
  const count = materials.length + 1
  const like = new Int32Array(count)
  const paintOf = new Uint16Array(count)
  const paints: number[] = [...neutralPaint]
  const firstOfKind = new Map<string, number>()
  const numberOf = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const material = materials[i] ?? {}
    const own = i === materials.length ? -1 : i
    const paint = paintOfMaterial(material)
    const text = paint.join()
    const number = numberOf.get(text) ?? numberOf.size + 1
    if (number >= mostPaints || rows >= mostPaintedRows) {
      like[i] = own
      continue
    }
    if (!numberOf.has(text)) {
      numberOf.set(text, number)
      paints.push(...paint)
    }
    const kind = JSON.stringify([withoutPaint(material), isClear(material) ? number : 0])
    const first = firstOfKind.get(kind) ?? own
    firstOfKind.set(kind, first)
    like[i] = first
    paintOf[i] = number
  }
  return { like, paintOf, paints: Float32Array.from(paints) }
}

/** Where a material, −1 for none, stands in the lists. */
export function placeOfMaterial({ like }: SortedMaterials, material: number | undefined): number {
  return material === undefined || material < 0 ? like.length - 1 : material
}

/** Defaults as in glTF 2.0, 5.19 and 5.22. */
function paintOfMaterial(material: Record<string, unknown>): number[] {
  const surface = (material.pbrMetallicRoughness ?? {}) as Record<string, unknown>
  const [red, green, blue] = numbers(surface.baseColorFactor, [1, 1, 1, 1])
  const emission = numbers(material.emissiveFactor, [0, 0, 0])
  const [roughness] = numbers([surface.roughnessFactor], [1])
  const [metalness] = numbers([surface.metallicFactor], [1])
  const paint = [red, green, blue, roughness, ...emission, metalness]
  if (paint.length !== paintStride) throw new Error('sortMaterials: a paint has eight numbers')
  return paint
}

function numbers(given: unknown, usual: readonly number[]): number[] {
  return usual.map((value, i) => {
    const found: unknown = Array.isArray(given) ? given[i] : undefined
    return typeof found === 'number' && Number.isFinite(found) ? found : value
  })
}

/** See-through things are drawn from the far to the near, which one draw for all would not do. */
function isClear({ alphaMode, extensions }: Record<string, unknown>): boolean {
  return alphaMode === 'BLEND' || Object.hasOwn(Object(extensions), 'KHR_materials_transmission')
}

/** What is left of a material without its paint, its name and its extras. */
function withoutPaint(material: Record<string, unknown>): unknown[] {
  const { name: _, extras: __, emissiveFactor: ___, pbrMetallicRoughness, ...rest } = material
  const surface = { ...(pbrMetallicRoughness as Record<string, unknown> | undefined) }
  const [, , , alpha] = numbers(surface.baseColorFactor, [1, 1, 1, 1])
  delete surface.baseColorFactor
  delete surface.roughnessFactor
  delete surface.metallicFactor
  return [rest, surface, material.alphaMode === undefined ? 1 : alpha]
}
