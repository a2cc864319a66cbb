/** Texels of the atlas that a line of value text is high (its font size); all else of a chip is in proportion. */
export const valueTexels = 36

const degrees = Math.PI / 180
/** Close up, and from far on, where names, which are smaller, have a degree; metres of the person. */
const large = 1.5 * degrees
const small = 1.15 * degrees
const closeBy = 3
const farOff = 14

/**
 * How high value text is to the eye, radians, by its distance in metres of the person: always readable, and the far ones do
 * not cover what is near.
 * @frame
 */
export function textAngle(distance: number): number {
  const t = Math.min(1, Math.max(0, (distance - closeBy) / (farOff - closeBy)))
  return large + (small - large) * t * (2 - t)
}
