import type { Vector3 } from 'three'

const degrees = 180 / Math.PI
/** Nobody sees further aside or about than this, degrees from where the face points about the vertical. */
const widest = 100

/**
 * Writes the box that a chip takes in the sight, degrees from where the person faces (right and down positive), for `declutter`.
 * `to`: from between the eyes to its lower middle; `person.yaw`: where they face, radians, positive to the left; the box's last two numbers
 * are its width and height in radians before. Returns whether it can be seen at all.
 * @frame
 */
export function writeAngles(
  boxes: Float32Array,
  i: number,
  to: Vector3,
  person: { readonly yaw: number },
): boolean {
  const width = boxes[i * 4 + 2]
  const height = boxes[i * 4 + 3]
  // `Math.hypot` is a call, and its result a number on the heap.
  const flat = Math.sqrt(to.x * to.x + to.z * to.z)
  const above = Math.atan2(to.y, flat)
  let aside = Math.atan2(to.x, -to.z) + person.yaw
  aside -= Math.round(aside / (2 * Math.PI)) * 2 * Math.PI
  // Towards the zenith a chip takes more of the circle about it.
  const wide = width / Math.max(0.2, Math.cos(above))
  boxes[i * 4] = (aside - wide / 2) * degrees
  boxes[i * 4 + 1] = (-above - height) * degrees
  boxes[i * 4 + 2] = wide * degrees
  boxes[i * 4 + 3] = height * degrees
  return Math.abs(aside) * degrees < widest
}
