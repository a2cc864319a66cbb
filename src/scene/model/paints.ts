/** Numbers a paint: base colour (linear red, green, blue), roughness, emission (linear), metalness. */
export const paintStride = 8
/** What changes nothing where it is multiplied. */
export const neutralPaint: readonly number[] = [1, 1, 1, 1, 1, 1, 1, 1]
/** A row plus one takes the lower twenty bits of `ownRow`, the paint the upper twelve. */
export const rowBits = 20
export const mostPaints = 1 << (32 - rowBits)
export const mostPaintedRows = (1 << rowBits) - 1
/** Paints in a line of their texture. */
export const paintsPerLine = 64

/** The number of a vertex or an instance: its row and its paint. */
export function ownNumber(row: number, paint: number): number {
  return ((paint << rowBits) | (row + 1)) >>> 0
}

/** The row of such a number. */
export function rowOfOwn(own: number): number {
  return (own & ((1 << rowBits) - 1)) - 1
}
