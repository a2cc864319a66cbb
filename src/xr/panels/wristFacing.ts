import { Matrix4, Quaternion, Vector3 } from 'three'
import type { Hand } from '../Hands.ts'

/** How straight the wrist has to be turned to the eyes: the cosine of the angle. */
const straight = 0.55
/** Who does not look at the hand within this has no use for its button: the cosine of the angle. */
const looking = 0.82
const farthest = 0.75

const normal = new Vector3()
const toEyes = new Vector3()
const turn = new Quaternion()
const at = new Vector3()
const scale = new Vector3()
const pose = new Matrix4()

/**
 * Whether the person looks at the inside of a wrist, as at a watch; then `out` is where a button can be over it, in the person's
 * room. `ahead` is the direction of sight there.
 * @frame
 */
export function wristFacing(hand: Hand, head: Vector3, ahead: Vector3, out: Vector3): boolean {
  const { source, grip, joints } = hand
  if (!source || source.targetRayMode !== 'tracked-pointer') return false
  const wrist = source.hand ? joints.joints.wrist : undefined
  if (source.hand && !wrist?.visible) return false
  pose.copy(wrist ? wrist.matrix : grip.matrix)
  pose.decompose(at, turn, scale)
  // A joint's back looks along its y, so the palm the other way; a grip's x goes through the palm of the left hand to the right.
  if (wrist) normal.set(0, -1, 0)
  else normal.set(source.handedness === 'left' ? 1 : -1, 0, 0)
  normal.applyQuaternion(turn)
  toEyes.subVectors(head, at)
  const far = toEyes.length()
  toEyes.divideScalar(far)
  if (far > farthest || normal.dot(toEyes) < straight || -toEyes.dot(ahead) < looking) return false
  // Behind the hand, along the arm.
  out.set(0, 0, wrist ? 0.03 : 0.09).applyQuaternion(turn)
  out.add(at).addScaledVector(toEyes, 0.06)
  return true
}
