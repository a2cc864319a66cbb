import { Matrix4 } from 'three'
import { matrixStride, type PartTable } from '#twin/PartTable.ts'
import type { Placed } from '../World.ts'

const local = new Float32Array(matrixStride)
const step = new Matrix4()

/** Writes where a row of a placed model is while nothing moves it. */
export function restMatrix({ model, placement }: Placed, row: number, out: Matrix4): Matrix4 {
  out.identity()
  for (let at = row; at >= 0; at = model.parts.parent[at]) {
    out.premultiply(readLocal(model.parts, at))
  }
  return out.premultiply(placement)
}

function readLocal({ motions }: PartTable, row: number): Matrix4 {
  motions.copyLocal(row, local)
  const [a, b, c, d, e, f, g, h, i, j, k, l] = local
  return step.set(a, b, c, d, e, f, g, h, i, j, k, l, 0, 0, 0, 1)
}
