import { rowsPerLine } from '#twin/rowsPerLine.ts'

type Shapes = {
  rows: Uint32Array
  shapes: Uint32Array
  table: { readonly boxes: ArrayLike<number> }
}

/**
 * A ball about the geometry of each of `size` rows, in the row's own frame: its centre and its radius, four numbers a row; a radius
 * of Infinity, which is never too small, for rows without geometry.
 */
export function makeBalls(size: number, { rows, shapes, table }: Shapes): Float32Array {
  const lines = Math.max(1, Math.ceil(size / rowsPerLine))
  const balls = new Float32Array(lines * rowsPerLine * 4)
  for (let row = 0; row < lines * rowsPerLine; row++) balls[row * 4 + 3] = Infinity
  const box = new Float64Array(6)
  for (let pick = 0; pick < rows.length;) {
    const row = rows[pick]
    box.fill(Infinity, 0, 3).fill(-Infinity, 3)
    for (; rows[pick] === row; pick++) {
      const from = shapes[pick] * 6
      for (let k = 0; k < 3; k++) {
        box[k] = Math.min(box[k], table.boxes[from + k])
        box[k + 3] = Math.max(box[k + 3], table.boxes[from + k + 3])
      }
    }
    let radius = 0
    for (let k = 0; k < 3; k++) {
      balls[row * 4 + k] = (box[k] + box[k + 3]) / 2
      radius = Math.hypot(radius, (box[k + 3] - box[k]) / 2)
    }
    if (radius >= 0) balls[row * 4 + 3] = radius
  }
  return balls
}
