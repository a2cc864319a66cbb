import { Bits } from './Bits.ts'
import { PoseFlags, type Pose } from './Pose.ts'

/**
 * A pose as bytes, bit after bit: 14 the sender's clock in milliseconds, 4 flags, 1 whether a scale follows, then the head (3 × 24 bits in
 * millimetres, a quaternion), the scale (8), each hand (3 × 12 bits from the head in millimetres of the person, a quaternion) and the
 * point (2 its unit, 3 × 14 from the head). A quaternion is the number of its largest component and the other three (2 + 3 × 11 bits: 0.14° at
 * worst). 16 bytes for a head, 22 with a point, 34 with two hands, 40 with everything.
 */
export const longestPose = 40

/** Milliseconds after which the clock in a pose begins anew. */
export const poseClockTurn = 16_384

/** Metres from the origin, along each axis. */
const farthest = 8000
/** Millimetres of the units in which a point is told: the farther away, the coarser. */
const pointUnits = [1, 8, 64, 1024]
const pointSteps = 2 ** 13 - 1
/** Beyond this a hand is not at an arm: a controller that was left on a table. */
const handSteps = 2 ** 11 - 1
/** Steps of the scale an octave: 6 % each. */
const scaleSteps = 12
const lifeSize = 128
const turnSteps = 2 ** 11 - 1

const bits = new Bits()

/**
 * Writes a pose; `clock` is the sender's, milliseconds. Returns how many bytes it took, and 0 when it cannot be told: a head that is
 * nowhere, or farther away than 8 km. A hand or a point out of reach is left out.
 * @frame
 */
export function writePose(pose: Pose, clock: number, bytes: Uint8Array): number {
  const { head, left, right, point } = pose
  if (!isSomewhere(head) || !isTurn(head) || !(pose.scale > 0 && pose.scale < Infinity)) return 0
  const code = Math.round(Math.log2(pose.scale) * scaleSteps) + lifeSize
  const scaleCode = Math.min(255, Math.max(1, code))
  const scale = scaleOf(scaleCode)
  const unit = pose.flags & PoseFlags.point ? pointUnit(head, point) : -1
  let flags = pose.flags & PoseFlags.visible
  if (pose.flags & PoseFlags.left && isAtArm(head, left, scale)) flags |= PoseFlags.left
  if (pose.flags & PoseFlags.right && isAtArm(head, right, scale)) flags |= PoseFlags.right
  if (unit >= 0) flags |= PoseFlags.point
  bytes.fill(0)
  bits.open(bytes)
  bits.write(Math.floor(clock) & (poseClockTurn - 1), 14)
  bits.write(flags, 4)
  bits.write(scaleCode === lifeSize ? 0 : 1, 1)
  for (let i = 0; i < 3; i++) bits.writeSigned(Math.round(head[i] * 1000), 24)
  writeTurn(head)
  if (scaleCode !== lifeSize) bits.write(scaleCode, 8)
  if (flags & PoseFlags.left) writeHand(head, left, scale)
  if (flags & PoseFlags.right) writeHand(head, right, scale)
  if (unit >= 0) {
    bits.write(unit, 2)
    for (let i = 0; i < 3; i++) {
      bits.writeSigned(Math.round(((point[i] - head[i]) * 1000) / pointUnits[unit]), 14)
    }
  }
  return (bits.length + 7) >> 3
}

/**
 * Reads a pose into `pose`. Returns the sender's clock, milliseconds from 0 to `poseClockTurn`; not a number when these bytes are no pose,
 * and then `pose` may hold anything.
 * @frame
 */
export function readPose(bytes: Uint8Array, pose: Pose): number {
  const { head, point } = pose
  bits.open(bytes)
  const clock = bits.read(14)
  pose.flags = bits.read(4)
  const isScaled = bits.read(1) === 1
  for (let i = 0; i < 3; i++) head[i] = bits.readSigned(24) / 1000
  readTurn(head)
  const scaleCode = isScaled ? bits.read(8) : lifeSize
  pose.scale = scaleOf(scaleCode)
  if (pose.flags & PoseFlags.left) readHand(head, pose.left, pose.scale)
  if (pose.flags & PoseFlags.right) readHand(head, pose.right, pose.scale)
  if (pose.flags & PoseFlags.point) {
    const unit = pointUnits[bits.read(2)]
    for (let i = 0; i < 3; i++) point[i] = head[i] + (bits.readSigned(14) * unit) / 1000
  }
  const isWhole = (bits.length + 7) >> 3 === bytes.length && scaleCode > 0
  return isWhole && isSomewhere(head) ? clock : NaN
}

/** Also false for what is not a number. */
function isSomewhere(place: Float32Array): boolean {
  for (let i = 0; i < 3; i++) if (!(Math.abs(place[i]) <= farthest)) return false
  return true
}

function isTurn(place: Float32Array): boolean {
  const length = Math.hypot(place[3], place[4], place[5], place[6])
  return length > 1e-3 && length < 1e3
}

function isAtArm(head: Float32Array, hand: Float32Array, scale: number): boolean {
  if (!isTurn(hand)) return false
  for (let i = 0; i < 3; i++) {
    if (!(Math.abs(handStep(head, hand, i, scale)) <= handSteps)) return false
  }
  return true
}

function handStep(head: Float32Array, hand: Float32Array, i: number, scale: number): number {
  return Math.round(((hand[i] - head[i]) * 1000) / scale)
}

function pointUnit(head: Float32Array, point: Float32Array): number {
  let far = 0
  for (let i = 0; i < 3; i++) {
    const away = Math.abs(point[i] - head[i]) * 1000
    if (!(away < Infinity)) return -1
    far = Math.max(far, away)
  }
  for (let unit = 0; unit < pointUnits.length; unit++) {
    if (far / pointUnits[unit] <= pointSteps) return unit
  }
  return -1
}

function scaleOf(code: number): number {
  return code === lifeSize ? 1 : 2 ** ((code - lifeSize) / scaleSteps)
}

function writeHand(head: Float32Array, hand: Float32Array, scale: number): void {
  for (let i = 0; i < 3; i++) bits.writeSigned(handStep(head, hand, i, scale), 12)
  writeTurn(hand)
}

function readHand(head: Float32Array, hand: Float32Array, scale: number): void {
  for (let i = 0; i < 3; i++) hand[i] = head[i] + (bits.readSigned(12) * scale) / 1000
  readTurn(hand)
}

function writeTurn(place: Float32Array): void {
  const length = Math.hypot(place[3], place[4], place[5], place[6])
  let largest = 3
  for (let i = 4; i < 7; i++) if (Math.abs(place[i]) > Math.abs(place[largest])) largest = i
  bits.write(largest - 3, 2)
  // A quaternion and its negative are the same turn: the largest is made positive, and need not be told.
  const factor = (place[largest] < 0 ? -1 : 1) / length
  for (let i = 3; i < 7; i++) {
    if (i === largest) continue
    const share = (place[i] * factor * Math.SQRT2 + 1) / 2
    bits.write(Math.min(turnSteps, Math.max(0, Math.round(share * turnSteps))), 11)
  }
}

function readTurn(place: Float32Array): void {
  const largest = bits.read(2) + 3
  let squares = 0
  for (let i = 3; i < 7; i++) {
    if (i === largest) continue
    place[i] = ((bits.read(11) / turnSteps) * 2 - 1) * Math.SQRT1_2
    squares += place[i] * place[i]
  }
  place[largest] = Math.sqrt(Math.max(0, 1 - squares))
  // What was not made by `writePose` may be longer than 1.
  const length = Math.sqrt(squares + place[largest] * place[largest])
  for (let i = 3; i < 7; i++) place[i] /= length
}
