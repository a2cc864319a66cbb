import { Vector3 } from 'three'
import type { CameraPlace } from '#state/stage.ts'
import type { Picker } from './Picker.ts'

/** Where one stands beside somebody: degrees from where they look, the first that is free. A little behind, one has them in the picture. */
const sides = [150, -150, 130, -130, 110, -110, 75, -75, 180]
/** Metres away, and above their eyes, of a person of full size. */
const places = [
  [2.3, 0.35],
  [1.4, 0.25],
  [3.2, 0.6],
  [2.2, 1.4],
] as const
/** How far people see, and how far away a view is turned about its target when it is of nothing, metres. */
const farthest = 14
const nothing = 4
/** Metres that a camera keeps from what is beside it. */
const room = 0.25
/** A camera looks a little down, never up: a share of how far it looks. */
const down = 0.06

const head = new Vector3()
const ahead = new Vector3()
const met = new Vector3()
const place = new Vector3()
const way = new Vector3()

/**
 * Where to look from so that somebody who sees `view` is beside the picture's middle and what they look at is in it, with nothing before
 * either; their own place when there is no such place.
 */
export function standAside({ position, target }: CameraPlace, picker: Picker): CameraPlace {
  head.set(...position)
  ahead.set(...target).sub(head)
  const long = ahead.length()
  if (!(long > 1e-6)) return { position, target }
  ahead.divideScalar(long)
  const scale = long / nothing
  const isMet = picker.cast(head, ahead, farthest * scale) >= 0
  met
    .copy(ahead)
    .multiplyScalar(isMet ? picker.far : long)
    .add(head)
  const yaw = Math.atan2(ahead.x, ahead.z)
  let fallback: CameraPlace | null = null
  for (const [far, above] of places) {
    for (const side of sides) {
      const angle = yaw + (side * Math.PI) / 180
      place
        .set(Math.sin(angle) * far, above, Math.cos(angle) * far)
        .multiplyScalar(scale)
        .add(head)
      if (!isFree(picker, head, place, room * scale)) continue
      const level = Math.hypot(met.x - place.x, met.z - place.z)
      const found: CameraPlace = {
        position: [place.x, place.y, place.z],
        target: [met.x, Math.min(met.y, place.y - level * down), met.z],
      }
      if (isFree(picker, place, met, -room * scale)) return found
      fallback ??= found
    }
  }
  return fallback ?? { position, target }
}

/** Whether nothing is between two points, and for so many metres after the second one. */
function isFree(picker: Picker, from: Vector3, to: Vector3, after: number): boolean {
  way.subVectors(to, from)
  const far = way.length()
  return picker.cast(from, way.divideScalar(far), far + after) < 0
}
