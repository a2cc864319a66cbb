import { Matrix3, Matrix4, Vector3 } from 'three'
import type { Surface } from '../form/Surface.ts'
import type { Finish, MaterialName } from './palette.ts'

/** The triangles of one material in a solid. */
export interface SolidPiece {
  positions: number[]
  normals: number[]
  uvs: number[]
  colours: number[]
  indices: number[]
}

const point = new Vector3()
const normalMatrix = new Matrix3()
const IDENTITY = new Matrix4()

/** One mesh of the file: surfaces put together, grouped by material. Parts may share a solid. */
export class Solid {
  readonly pieces = new Map<MaterialName, SolidPiece>()

  put({ material, tint }: Finish, surface: Surface, place: Matrix4 = IDENTITY): this {
    const piece = this.#piece(material)
    const base = piece.positions.length / 3
    normalMatrix.setFromMatrix4(place)
    for (let k = 0; k < surface.positions.length; k += 3) {
      point.fromArray(surface.positions, k).applyMatrix4(place)
      piece.positions.push(point.x, point.y, point.z)
      point.fromArray(surface.normals, k).applyMatrix3(normalMatrix).normalize()
      piece.normals.push(point.x, point.y, point.z)
      piece.colours.push(tint[0], tint[1], tint[2])
    }
    for (const uv of surface.uvs) piece.uvs.push(uv)
    for (const index of surface.indices) piece.indices.push(base + index)
    return this
  }

  /** Puts the same surface in many places. */
  putAll(finish: Finish, surface: Surface, places: readonly Matrix4[]): this {
    for (const place of places) this.put(finish, surface, place)
    return this
  }

  /** Copies another solid into this one, for details that are drawn many times. */
  copy(other: Solid, place: Matrix4 = IDENTITY): this {
    for (const [material, piece] of other.pieces) {
      const start = this.#piece(material).colours.length
      this.put({ material, tint: [1, 1, 1] }, piece, place)
      const colours = this.#piece(material).colours
      for (let k = 0; k < piece.colours.length; k++) colours[start + k] = piece.colours[k]!
    }
    return this
  }

  #piece(material: MaterialName): SolidPiece {
    let piece = this.pieces.get(material)
    if (!piece) {
      piece = { positions: [], normals: [], uvs: [], colours: [], indices: [] }
      this.pieces.set(material, piece)
    }
    return piece
  }
}

export function solid(): Solid {
  return new Solid()
}
