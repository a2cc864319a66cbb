/** Metres that a corner of a part is off at least, for its ghost to be seen, and to stay seen: less would flicker. */
const off = 0.05
const stillOff = 0.03

/**
 * Whether a box stands elsewhere by one 3 × 4 matrix than by another: some corner of it is centimetres off.
 * `isSeen`: it was so before.
 * @frame
 */
export function isElsewhere(
  one: Float32Array,
  at: number,
  other: Float32Array,
  otherAt: number,
  boxes: Float32Array,
  boxAt: number,
  isSeen: boolean,
): boolean {
  const least = isSeen ? stillOff : off
  for (let corner = 0; corner < 8; corner++) {
    const x = boxes[boxAt + ((corner & 1) === 0 ? 0 : 3)]
    const y = boxes[boxAt + ((corner & 2) === 0 ? 1 : 4)]
    const z = boxes[boxAt + ((corner & 4) === 0 ? 2 : 5)]
    let sum = 0
    for (let side = 0; side < 12; side += 4) {
      const away =
        (one[at + side] - other[otherAt + side]) * x +
        (one[at + side + 1] - other[otherAt + side + 1]) * y +
        (one[at + side + 2] - other[otherAt + side + 2]) * z +
        one[at + side + 3] -
        other[otherAt + side + 3]
      sum += away * away
    }
    if (sum > least * least) return true
  }
  return false
}
