/** Where somebody is, in metres of the plant. Places are x, y, z and a quaternion x, y, z, w. */
export type Pose = {
  readonly head: Float32Array
  readonly left: Float32Array
  readonly right: Float32Array
  /** What the pointer of a desktop touches, or the end of a ray. */
  readonly point: Float32Array
  /** Bits of `PoseFlags`: what of it is there. */
  flags: number
  /** Metres of the plant a metre of the person: 1 is life-size, 50 a giant over a doll's house. */
  scale: number
}

/** What the bits of a pose's flags say. */
export const PoseFlags = {
  left: 1,
  right: 2,
  point: 4,
  /** They see the plant now: the page is not hidden, the headset is worn. */
  visible: 8,
} as const

/** A pose at the origin that says nothing yet. */
export function makePose(): Pose {
  return {
    head: Float32Array.of(0, 0, 0, 0, 0, 0, 1),
    left: Float32Array.of(0, 0, 0, 0, 0, 0, 1),
    right: Float32Array.of(0, 0, 0, 0, 0, 0, 1),
    point: new Float32Array(3),
    flags: 0,
    scale: 1,
  }
}
