import { Vector3, type Box3 } from 'three'
import type { Origin, Placement } from '../Origin.ts'

/** How wide a dollhouse is, and how high at most, metres. */
export const dollhouseWidth = 1.2
const highest = 0.9
/** How high the table is. */
const table = 0.88
/** From the person to its edge. */
const gap = 0.4

const size = new Vector3()

/** Metres of the plant that are one of the person's, for a dollhouse of it. */
export function dollhouseScale(box: Box3): number {
  if (box.isEmpty()) return 1
  box.getSize(size)
  return Math.max(size.x / dollhouseWidth, size.z / dollhouseWidth, size.y / highest, 1e-3)
}

/** Where the foot of the dollhouse is in the person's room: on a table in front of them. */
export function tableBefore(
  { head, yaw, group }: Origin,
  box: Box3,
  plantYaw: number,
  out: Vector3,
): Vector3 {
  const headYaw = yaw - group.rotation.y
  // The plant's own axes stand square to the person, more or less: half of it as seen from them.
  const seen = headYaw + plantYaw
  box.getSize(size).divideScalar(2 * dollhouseScale(box))
  const half = Math.abs(Math.sin(seen)) * size.x + Math.abs(Math.cos(seen)) * size.z
  const far = gap + (box.isEmpty() ? 0 : half)
  // Who sits has a lower table.
  out.set(
    head.x - Math.sin(headYaw) * far,
    Math.min(table, head.y - 0.55),
    head.z - Math.cos(headYaw) * far,
  )
  return out
}

/** How the room lies in the plant when the foot of the plant stands at a point of the room. */
export function standing(box: Box3, scale: number, yaw: number, at: Vector3): Placement {
  const cosine = Math.cos(yaw)
  const sine = Math.sin(yaw)
  const isEmpty = box.isEmpty()
  const x = isEmpty ? 0 : (box.min.x + box.max.x) / 2
  const z = isEmpty ? 0 : (box.min.z + box.max.z) / 2
  return {
    scale,
    yaw,
    x: x - scale * (at.x * cosine + at.z * sine),
    y: (isEmpty ? 0 : box.min.y) - scale * at.y,
    z: z - scale * (at.z * cosine - at.x * sine),
  }
}
