import { Matrix4, Quaternion, Vector3, type WebXRManager } from 'three'
import type { Hand } from '../Hands.ts'
import type { Origin, Placement } from '../Origin.ts'

/** A surface that is steeper than this is no place to stand on: the height of its normal. */
const flat = 0.85
/** Without surfaces the floor is looked for up to here, metres. */
const farthest = 8

const direction = new Vector3()
const turn = new Quaternion()
const matrix = new Matrix4()
const moved = new Matrix4()
const place = new Vector3()
const scale = new Vector3()
const up = new Vector3()
const next: Placement = { scale: 1, yaw: 0, x: 0, y: 0, z: 0 }

/**
 * What the headset knows of the real room: the surfaces that hands point at, and a point of it to which the plant is
 * anchored. A headset that knows no surfaces has the floor; one without anchors keeps its own bearings.
 */
export class RealRoom {
  readonly #xr: WebXRManager
  readonly #origin: Origin
  /** What finds surfaces for a hand; null while it is asked for. */
  #sources = new Map<XRInputSource, XRHitTestSource | 'none' | null>()
  #anchor: XRAnchor | null = null
  /** Where the anchor was in the room when the plant was last brought after it. */
  readonly #anchored = new Matrix4()
  #isKnown = false
  #isAsked = false
  readonly #point = new Vector3()
  #turn = 0

  constructor(xr: WebXRManager, origin: Origin) {
    this.#xr = xr
    this.#origin = origin
  }

  /**
   * Writes where a hand points at a level surface of the room, in metres of the room; false when it points at none.
   * @frame
   */
  find(hand: Hand, out: Vector3): boolean {
    const source = this.#sourceOf(hand)
    if (source === 'none') return this.#findFloor(hand, out)
    const frame = this.#xr.getFrame() as XRFrame | null
    const space = this.#xr.getReferenceSpace()
    if (!frame || !space || !source) return false
    const [hit] = frame.getHitTestResults(source)
    const pose = hit?.getPose(space)
    if (!hit || !pose) return false
    const { position, orientation } = pose.transform
    turn.set(orientation.x, orientation.y, orientation.z, orientation.w)
    if (up.set(0, 1, 0).applyQuaternion(turn).y < flat) return false
    out.set(position.x, position.y, position.z)
    return true
  }

  /** Holds the plant to a point of the room. */
  hold(point: Vector3): void {
    this.release()
    // Anchors are given within a frame only.
    this.#point.copy(point)
    this.#isAsked = true
  }

  /** Holds it no longer. */
  release(): void {
    this.#turn++
    this.#isAsked = false
    this.#anchor?.delete()
    this.#anchor = null
  }

  /**
   * Brings the plant after its anchor: headsets learn where they are as one walks about.
   * @frame
   */
  step(): void {
    const frame = this.#xr.getFrame() as XRFrame | null
    const space = this.#xr.getReferenceSpace()
    if (!frame || !space) return
    if (this.#isAsked) this.#ask(frame, space)
    if (!this.#anchor) return
    const pose = frame.getPose(this.#anchor.anchorSpace, space)
    if (!pose) return
    upright(pose.transform.matrix)
    if (!this.#isKnown) {
      this.#isKnown = true
      this.#anchored.copy(matrix)
      return
    }
    // What was at the old place of the room is at the new one now.
    moved.copy(matrix).invert().premultiply(this.#anchored)
    if (isNothing(moved)) return
    this.#anchored.copy(matrix)
    const { group } = this.#origin
    group.updateMatrix()
    moved.premultiply(group.matrix).decompose(place, turn, scale)
    next.scale = group.scale.x
    next.yaw = yawOf(turn)
    next.x = place.x
    next.y = place.y
    next.z = place.z
    this.#origin.put(next)
  }

  end(): void {
    // The session has ended what it gave.
    this.#sources = new Map()
    this.#turn++
    this.#isAsked = false
    this.#anchor = null
  }

  #ask(frame: XRFrame, space: XRReferenceSpace): void {
    this.#isAsked = false
    this.#isKnown = false
    const { x, y, z } = this.#point
    const turnOf = this.#turn
    frame.createAnchor?.(new XRRigidTransform({ x, y, z }), space)?.then(
      (anchor) => {
        if (this.#turn === turnOf) this.#anchor = anchor
        else anchor.delete()
      },
      // The headset has no anchor to give: the plant stands by the headset's own bearings.
      () => undefined,
    )
  }

  #sourceOf({ source }: Hand): XRHitTestSource | 'none' | null {
    const session = this.#xr.getSession()
    if (!source || !session?.requestHitTestSource) return 'none'
    const known = this.#sources.get(source)
    if (known !== undefined) return known
    this.#sources.set(source, null)
    const { targetRaySpace } = source
    const ours = this.#sources
    session.requestHitTestSource({ space: targetRaySpace })?.then(
      (found) => ours.set(source, found),
      () => ours.set(source, 'none'),
    )
    return null
  }

  /** @frame */
  #findFloor({ ray }: Hand, out: Vector3): boolean {
    direction.set(0, 0, -1).applyQuaternion(ray.quaternion)
    if (direction.y > -0.05) return false
    const far = -ray.position.y / direction.y
    out.copy(ray.position).addScaledVector(direction, far)
    return far > 0 && far < farthest
  }
}

/** The turn about the vertical of a quaternion, radians. */
function yawOf({ x, y, z, w }: Quaternion): number {
  return Math.atan2(2 * (w * y + x * z), 1 - 2 * (x * x + y * y))
}

/** Writes a pose into `matrix` without its tilt: the plant stands upright. */
function upright(pose: Float32Array): void {
  matrix.fromArray(pose).decompose(place, turn, scale)
  matrix.makeRotationY(yawOf(turn)).setPosition(place)
}

function isNothing({ elements: e }: Matrix4): boolean {
  return Math.hypot(e[12], e[13], e[14]) < 5e-4 && Math.abs(e[8]) < 5e-4
}
