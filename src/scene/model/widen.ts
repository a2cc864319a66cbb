/** Widens a box (min xyz, max xyz) by another. */
export function widen(all: Float64Array, box: Float64Array): void {
  for (let k = 0; k < 3; k++) {
    if (box[k] < all[k]) all[k] = box[k]
    if (box[k + 3] > all[k + 3]) all[k + 3] = box[k + 3]
  }
}

/** A box that holds nothing yet. */
export function emptyBox(): Float64Array {
  return new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity])
}
