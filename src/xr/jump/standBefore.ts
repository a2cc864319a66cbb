import { Vector3, type Box3 } from 'three'
import { body, type Ground } from '#scene/Ground.ts'
import type { Picker } from '#scene/Picker.ts'

/** Metres between the eyes and the side of a thing, from which one sees it and can read what is about it. */
const readable = 1.4
/** A thing that is wider than this is gone into, not stood before. */
const hall = 14
const rings = 7
const ringStep = 0.7
const directions = 24
/** What is further above the floor is not stood below, metres. */
const highest = 6
/** Seen points may lie as far from the box, metres: boxes of what moves are a little old. */
const slack = 0.1

const centre = new Vector3()
const size = new Vector3()
const eye = new Vector3()
const ray = new Vector3()

/**
 * Finds free floor from which a thing is seen, at a distance at which it can be read, on the side of `from` (a direction from the
 * thing, radians about the vertical as for the sight of a person who looks away from it) when that is possible. Writes where the
 * feet stand; returns the direction to look in, or null when there is no free floor about it.
 */
export function standBefore(
  box: Box3,
  from: number,
  ground: Ground,
  picker: Picker,
  feet: Vector3,
): number | null {
  if (box.isEmpty()) return null
  box.getCenter(centre)
  box.getSize(size)
  const wide = Math.hypot(size.x, size.z) / 2
  const near = wide > hall ? 0 : Math.max(1.6, wide + readable)
  let fallback: { x: number; y: number; z: number } | null = null
  for (let ring = 0; ring < rings; ring++) {
    for (let i = 0; i < directions; i++) {
      const angle = from + ((i % 2 === 0 ? i : -i - 1) / directions) * Math.PI
      const far = near + ring * ringStep
      const x = centre.x + Math.sin(angle) * far
      const z = centre.z + Math.cos(angle) * far
      const y = ground.floorAt(x, Math.max(box.min.y, ground.level), z)
      if (y !== y || !ground.isFree(feet.set(x, y, z))) continue
      const isLevel = centre.y - y < highest
      if (isLevel && isSeen(box, feet, picker)) return facing(feet, from)
      // What nobody sees from anywhere is at least stood before.
      fallback ??= { x, y, z }
    }
  }
  if (!fallback) return null
  feet.copy(fallback)
  return facing(feet, from)
}

/** The direction in which the thing is; `from` when one stands in it. */
function facing({ x, z }: Vector3, from: number): number {
  const aside = Math.hypot(x - centre.x, z - centre.z)
  return aside < 0.3 ? from : Math.atan2(x - centre.x, z - centre.z)
}

/** Whether the middle or the top of the thing is seen from there. */
function isSeen(box: Box3, feet: Vector3, picker: Picker): boolean {
  eye.set(feet.x, feet.y + body.eye, feet.z)
  for (const height of [0.5, 0.9]) {
    ray.set(centre.x, box.min.y + size.y * height, centre.z).sub(eye)
    const far = ray.length()
    if (far < 0.05 || picker.cast(eye, ray.divideScalar(far), far) < 0) return true
    const { x, y, z } = picker.point
    const { min, max } = box
    const isIn =
      x > min.x - slack &&
      x < max.x + slack &&
      y > min.y - slack &&
      y < max.y + slack &&
      z > min.z - slack &&
      z < max.z + slack
    if (isIn) return true
  }
  return false
}
