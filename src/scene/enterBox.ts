/** Places in a ray's numbers after its origin (0 to 2): one over its direction, the direction. */
const inverse = 3
export const heading = 6
/** From and up to how far a ray counts, in lengths of its direction. */
export const nearest = 9
export const farthest = 10
/** Where `enterBox` leaves what it has found. */
export const entry = 11
/** The normal of the triangle that was met. */
export const facing = 12

/** A ray as numbers in an array: as arguments and as results they would be allocated for each box. */
export function makeRay(): Float64Array {
  return new Float64Array(15)
}

/**
 * To be called when origin and direction (of any length but 0) were written.
 * @frame
 */
export function aimRay(ray: Float64Array): void {
  for (let i = 0; i < 3; i++) {
    const along = ray[heading + i]
    ray[inverse + i] = along === 0 ? Infinity : 1 / along
  }
}

/**
 * Finds where a ray enters a box (six numbers: min xyz, max xyz), `ray[nearest]` when that is inside, or Infinity when it misses.
 * @frame
 */
export function enterBox(boxes: Float32Array, at: number, ray: Float64Array): void {
  const ix = ray[inverse]
  const iy = ray[inverse + 1]
  const iz = ray[inverse + 2]
  // A ray that lies in a face gives 0 · Infinity = NaN; these comparisons then leave near and far as they are.
  let a = (boxes[at] - ray[0]) * ix
  let b = (boxes[at + 3] - ray[0]) * ix
  let near = ix < 0 ? b : a
  let far = ix < 0 ? a : b
  if (!(near > ray[nearest])) near = ray[nearest]
  if (!(far < Infinity)) far = Infinity
  a = (boxes[at + 1] - ray[1]) * iy
  b = (boxes[at + 4] - ray[1]) * iy
  if ((iy < 0 ? b : a) > near) near = iy < 0 ? b : a
  if ((iy < 0 ? a : b) < far) far = iy < 0 ? a : b
  a = (boxes[at + 2] - ray[2]) * iz
  b = (boxes[at + 5] - ray[2]) * iz
  if ((iz < 0 ? b : a) > near) near = iz < 0 ? b : a
  if ((iz < 0 ? a : b) < far) far = iz < 0 ? a : b
  ray[entry] = near <= far ? near : Infinity
}
