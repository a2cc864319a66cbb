import { MeshoptSimplifier } from 'meshoptimizer'
import type { SolidPiece } from './Solid.ts'

/** How far a surface may move (m). */
const ERROR = 0.001
/** What one step of a normal, a texture metre or a colour counts in metres of error. */
const NORMAL = 0.02
const TEXTURE = 0.02
const COLOUR = 0.02

/**
 * Puts baked light into the colours, keeps the triangles that are seen, and takes cells together where
 * the light is even: faces are cut for the shade, but few of them get any.
 */
export function slimPiece(
  piece: SolidPiece,
  light: Float32Array | undefined,
  seen: readonly number[],
): SolidPiece {
  const { positions, normals, uvs } = piece
  const colours = piece.colours.map((value, k) => value * (light?.[Math.floor(k / 3)] ?? 1))
  const count = positions.length / 3
  const attributes = new Float32Array(count * 8)
  for (let k = 0; k < count; k++) {
    for (let c = 0; c < 3; c++) {
      attributes[k * 8 + c] = normals[k * 3 + c]
      attributes[k * 8 + 3 + c] = colours[k * 3 + c]
    }
    attributes[k * 8 + 6] = uvs[k * 2]
    attributes[k * 8 + 7] = uvs[k * 2 + 1]
  }
  const [slim] = MeshoptSimplifier.simplifyWithAttributes(
    Uint32Array.from(seen),
    Float32Array.from(positions),
    3,
    attributes,
    8,
    [NORMAL, NORMAL, NORMAL, COLOUR, COLOUR, COLOUR, TEXTURE, TEXTURE],
    null,
    0,
    ERROR,
    ['ErrorAbsolute'],
  )
  return compact({ positions, normals, uvs, colours, indices: Array.from(slim) })
}

/** Only the vertices that triangles use, in the order in which they use them. */
function compact({ positions, normals, uvs, colours, indices }: SolidPiece): SolidPiece {
  const renamed = new Map<number, number>()
  const slim: SolidPiece = { positions: [], normals: [], uvs: [], colours: [], indices: [] }
  for (const index of indices) {
    let name = renamed.get(index)
    if (name === undefined) {
      name = renamed.size
      renamed.set(index, name)
      for (let c = 0; c < 3; c++) {
        slim.positions.push(positions[index * 3 + c])
        slim.normals.push(normals[index * 3 + c])
        slim.colours.push(colours[index * 3 + c])
      }
      slim.uvs.push(uvs[index * 2], uvs[index * 2 + 1])
    }
    slim.indices.push(name)
  }
  return slim
}
