import { Vector3 } from 'three'
import type { Picker } from './Picker.ts'
import type { Walker } from './Walker.ts'

/** How far before what was looked at one stands, metres. */
const back = 2.5
/** Metres in front of the eyes that nothing shall fill, unless it is what was looked at. */
const elbowRoom = 2
/** What one sees round about on average in the open, metres; further than `horizon` counts no more. */
const open = 2.8
const horizon = 5
/** From further away one looks at the whole, and its middle may well be a broom cupboard. */
const overview = 12
const directions = 16

const eye = new Vector3()
const direction = new Vector3()

/**
 * Stands a walker on free floor before a point that was looked at from another: where the point can be seen, or else where
 * there is room to see, rather than in the nearest cupboard. Returns the direction to look in (radians about the vertical, 0
 * looks along -z, positive to the left), or `null` when there is no free floor anywhere near.
 */
export function standInTheOpen(
  walker: Walker,
  picker: Picker,
  from: Vector3,
  target: Vector3,
): number | null {
  const yaw = Math.atan2(from.x - target.x, from.z - target.z)
  const isFar = from.distanceTo(target) > overview
  const x = target.x + Math.sin(yaw) * back
  const z = target.z + Math.cos(yaw) * back
  const isGood = (): boolean => {
    eye.set(walker.feet.x, walker.eye, walker.feet.z)
    const seen = isFar ? 'far' : sightTowards(picker, target)
    return seen === 'clear' || (seen === 'far' && isOpen(picker))
  }
  const isFound = walker.place(x, target.y, z, isGood) || walker.place(x, target.y, z)
  eye.set(walker.feet.x, walker.eye, walker.feet.z)
  if (!isFound) return null
  return isFar || sightTowards(picker, target) === 'near'
    ? freeSight(picker, yaw)
    : Math.atan2(eye.x - target.x, eye.z - target.z)
}

/** How one sees a point: clearly, or what hides it is a step or two away (as is the side of a machine), or too near. */
function sightTowards(picker: Picker, target: Vector3): 'clear' | 'far' | 'near' {
  direction.copy(target).sub(eye)
  const far = direction.length()
  if (far < 0.5) return 'near'
  if (picker.cast(eye, direction.divideScalar(far), far - 0.6) < 0) return 'clear'
  return picker.far >= elbowRoom ? 'far' : 'near'
}

function isOpen(picker: Picker): boolean {
  let sum = 0
  for (let i = 0; i < directions; i++) sum += sightOf(picker, (i / directions) * Math.PI * 2)
  return sum / directions >= open
}

/** The direction nearest to a wished one without a wall before one's nose, or else that of the longest sight. */
function freeSight(picker: Picker, yaw: number): number {
  let best = yaw
  let longest = 0
  for (let i = 0; i <= directions; i++) {
    const tried = yaw + (Math.PI / directions) * (i % 2 === 0 ? i : -i - 1)
    // A gap between two cupboards is no view.
    const far = Math.min(
      sightOf(picker, tried),
      sightOf(picker, tried + 0.25),
      sightOf(picker, tried - 0.25),
    )
    if (far >= horizon) return tried
    if (far > longest) {
      longest = far
      best = tried
    }
  }
  return best
}

function sightOf(picker: Picker, yaw: number): number {
  direction.set(-Math.sin(yaw), 0, -Math.cos(yaw))
  return picker.cast(eye, direction, horizon) < 0 ? horizon : picker.far
}
