import type { Vector3 } from 'three'
import type { Placement } from '../Origin.ts'

/** Two points nearer to each other than this part of their distance, seen from above, say nothing of a direction. */
const upright = 0.15

/**
 * How a room lies in the plant when two points of it are two points of the plant: upright, turned about the vertical, moved,
 * and scaled unless the scale is given. What then does not fit is shared by both points. `yaw` is kept when the points lie
 * above each other.
 */
export function solveTwoPoints(
  plant: readonly [Vector3, Vector3],
  room: readonly [Vector3, Vector3],
  yaw: number,
  scale = plant[0].distanceTo(plant[1]) / room[0].distanceTo(room[1]),
): Placement {
  const [a, b] = plant
  const [c, d] = room
  const isLevel =
    Math.hypot(b.x - a.x, b.z - a.z) > upright * a.distanceTo(b) &&
    Math.hypot(d.x - c.x, d.z - c.z) > upright * c.distanceTo(d)
  const turn = isLevel ? Math.atan2(b.x - a.x, b.z - a.z) - Math.atan2(d.x - c.x, d.z - c.z) : yaw
  const x = ((c.x + d.x) / 2) * scale
  const y = ((c.y + d.y) / 2) * scale
  const z = ((c.z + d.z) / 2) * scale
  const cosine = Math.cos(turn)
  const sine = Math.sin(turn)
  return {
    scale,
    yaw: turn,
    x: (a.x + b.x) / 2 - (x * cosine + z * sine),
    y: (a.y + b.y) / 2 - y,
    z: (a.z + b.z) / 2 - (z * cosine - x * sine),
  }
}
