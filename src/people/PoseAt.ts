/** Numbers a row of `PoseTable.at`. */
export const poseStride = 27

/** Where in a row of `PoseTable.at` something begins. Of a hand or a point that is not there (`flags`) the numbers mean nothing. */
export const PoseAt = {
  /** Place, metres of the plant: 3 numbers; turn, a quaternion x, y, z, w: 4. */
  head: 0,
  /** As the head. */
  left: 7,
  /** As the head. */
  right: 14,
  /** Place of what they point at: 3. */
  point: 21,
  /** Bits of `PoseFlags`; 0 before the first pose has come. */
  flags: 24,
  /** Seconds since their last pose came. */
  age: 25,
  /** 1 is life-size; a person over a doll's house is a giant: metres of the plant a metre of theirs. */
  scale: 26,
} as const
