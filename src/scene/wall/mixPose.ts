/** A camera's place and what it looks at: x y z, x y z, metres. */
export type CameraPose = Float64Array

/**
 * Writes the pose between two to `out`, which may be one of them: at a share of 0 the first, at 1 the second. The target goes straight; the eye goes about
 * it, so that it does not fly through what it looks at from two sides.
 * @frame
 */
export function mixPose(out: CameraPose, a: CameraPose, b: CameraPose, share: number): void {
  if (share <= 0 || share >= 1) {
    out.set(share <= 0 ? a : b)
    return
  }
  const ax = a[0] - a[3]
  const ay = a[1] - a[4]
  const az = a[2] - a[5]
  const bx = b[0] - b[3]
  const by = b[1] - b[4]
  const bz = b[2] - b[5]
  const aFlat = Math.hypot(ax, az)
  const bFlat = Math.hypot(bx, bz)
  const from = Math.atan2(ax, az)
  const turn = Math.atan2(bx, bz) - from
  // The shorter way round.
  const about = from + share * (turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI)))
  const tiltA = Math.atan2(ay, aFlat)
  const tilt = tiltA + share * (Math.atan2(by, bFlat) - tiltA)
  const farA = Math.hypot(aFlat, ay)
  const far = farA + share * (Math.hypot(bFlat, by) - farA)
  for (let i = 3; i < 6; i++) out[i] = a[i] + share * (b[i] - a[i])
  out[0] = out[3] + far * Math.cos(tilt) * Math.sin(about)
  out[1] = out[4] + far * Math.sin(tilt)
  out[2] = out[5] + far * Math.cos(tilt) * Math.cos(about)
}
