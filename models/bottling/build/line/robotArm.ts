/** Lengths of the palletising robot (m): heights from the base, the two links and the tool. */
export const ARM = {
  pedestal: 0.3,
  shoulder: 0.78,
  offset: 0.32,
  upper: 1.15,
  fore: 1.35,
  /** From the wrist axis down to the top of a held carton. */
  drop: 0.26,
} as const

export interface ArmPose {
  /** Turn of the turntable about +y, radians. */
  yaw: number
  /** Distance of the wrist from the turntable axis and its height over the floor. */
  reach: number
  height: number
  /** Turn of the tool about +y against the arm, radians. */
  tool: number
}

export interface ArmAngles {
  axis1: number
  axis2: number
  axis3: number
  level: number
  tool: number
}

/** Joint angles (radians) that bring the wrist to a pose, elbow up; two-link law of cosines. */
export function makeArmAngles({ yaw, reach, height, tool }: ArmPose): ArmAngles {
  const x = reach - ARM.offset
  const y = height - ARM.pedestal - ARM.shoulder
  const distance = Math.hypot(x, y)
  const cosine = (ARM.upper ** 2 + distance ** 2 - ARM.fore ** 2) / (2 * ARM.upper * distance)
  if (Math.abs(cosine) > 1) throw new Error('makeArmAngles: out of reach')
  const upper = Math.atan2(y, x) + Math.acos(cosine)
  const fore = Math.atan2(y - ARM.upper * Math.sin(upper), x - ARM.upper * Math.cos(upper))
  const axis2 = upper - Math.PI / 2
  return { axis1: yaw, axis2, axis3: fore - axis2, level: -fore, tool }
}
