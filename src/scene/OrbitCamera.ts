import CameraControls from 'camera-controls'
import {
  Box3,
  Matrix4,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
  type PerspectiveCamera,
} from 'three'
import { freeArea } from '#state/stage.ts'
import type { View } from '#twin/Twin.ts'
import { fitBox } from './fitBox.ts'
import type { Keys } from './Keys.ts'
import { standBack } from './standBack.ts'

CameraControls.install({
  THREE: { Vector2, Vector3, Vector4, Quaternion, Matrix4, Spherical, Box3, Sphere, Raycaster },
})

const { ACTION } = CameraControls
const smooth = { hand: 0.16, drag: 0.05, flight: 0.38 }

/** The camera around the place: drag turns, right drag or two fingers move, the wheel goes to what is under the cursor. */
export class OrbitCamera {
  readonly #camera: PerspectiveCamera
  readonly #controls: CameraControls
  readonly #world = new Box3(new Vector3(-5, 0, -5), new Vector3(5, 3, 5))
  readonly #centre = new Vector3()
  readonly #size = new Vector3()
  readonly #from = new Vector3()
  readonly #target = new Vector3()
  /** How near a flight brings the eye, metres. */
  #nearest = 1.2

  constructor(camera: PerspectiveCamera, element: HTMLElement) {
    this.#camera = camera
    const controls = new CameraControls(camera, element)
    controls.dollyToCursor = true
    controls.smoothTime = smooth.hand
    controls.draggingSmoothTime = smooth.drag
    controls.restThreshold = 0.005
    controls.minPolarAngle = 0.03
    controls.maxPolarAngle = Math.PI / 2 - 0.03
    controls.dollySpeed = 0.7
    controls.mouseButtons.middle = ACTION.TRUCK
    controls.mouseButtons.right = ACTION.TRUCK
    controls.touches.two = ACTION.TOUCH_DOLLY_TRUCK
    controls.touches.three = ACTION.TOUCH_TRUCK
    controls.addEventListener('controlstart', () => (controls.smoothTime = smooth.hand))
    this.#controls = controls
  }

  get enabled(): boolean {
    return this.#controls.enabled
  }

  set enabled(enabled: boolean) {
    this.#controls.enabled = enabled
  }

  /** Limits come from the box of everything there is. */
  setWorld(box: Box3): void {
    if (box.isEmpty()) return
    this.#world.copy(box)
    const length = box.getSize(this.#size).length()
    // A screw on a table and a site of ten kilometres are looked at alike.
    this.#controls.minDistance = Math.min(0.4, length * 0.25)
    this.#nearest = Math.min(1.2, length * 0.8)
    this.#controls.maxDistance = length * 4
    this.#controls.setBoundary(box.clone().expandByScalar(length * 0.15))
    this.#camera.near = Math.max(Math.min(0.15, length / 50), length / 12_000)
    this.#camera.fov = 42
    this.#camera.far = length * 8
    this.#camera.updateProjectionMatrix()
  }

  /**
   * One step; keys turn, move and zoom while they are held. Returns whether the camera moved.
   * @frame
   */
  update(seconds: number, keys: Keys): boolean {
    if (!this.#controls.enabled) return false
    const aside = keys.axis('ArrowLeft', 'ArrowRight')
    const ahead = keys.axis('ArrowDown', 'ArrowUp')
    const closer =
      (keys.isDown('Equal', 'NumpadAdd') ? 1 : 0) - (keys.isDown('Minus', 'NumpadSubtract') ? 1 : 0)
    if (aside !== 0 || ahead !== 0 || closer !== 0) {
      this.#controls.smoothTime = smooth.hand
      const step = seconds * this.#controls.distance
      if (keys.isShift && closer === 0) {
        void this.#controls.truck(aside * step * 0.7, -ahead * step * 0.7, true)
      } else if (aside !== 0 || ahead !== 0) {
        void this.#controls.rotate(aside * seconds * 1.4, -ahead * seconds * 0.9, true)
      }
      if (closer !== 0) void this.#controls.dolly(closer * step * 1.2, true)
    }
    return this.#controls.update(seconds)
  }

  /** Looks from a place at a target, metres; in a smooth flight unless `instant`. */
  lookAt(
    position: readonly [number, number, number],
    target: readonly [number, number, number],
    instant: boolean,
  ): void {
    this.#controls.smoothTime = smooth.flight
    void this.#controls.setLookAt(...position, ...target, !instant)
    if (instant) this.#controls.update(0)
  }

  /** Looks at a view of the twin file, from farther off in a picture that is too narrow for it. */
  lookAtView(view: View, instant: boolean): void {
    const [x, y, z] = view.position
    const [tx, ty, tz] = view.target
    this.#from.set(x - tx, y - ty, z - tz).normalize()
    const enough = fitBox(this.#world, this.#from, this.#camera, 1.1, this.#centre, freeArea)
    const place = standBack(view, this.#camera, freeArea, this.#world, enough)
    this.lookAt(place, view.target, instant)
  }

  /** Fills the picture with a box, seen from where the camera is now or, for `overview`, from above a corner. */
  fit(box: Box3, instant: boolean, overview = false): void {
    if (box.isEmpty()) return
    this.#controls.getPosition(this.#from)
    this.#controls.getTarget(this.#target)
    const direction = this.#from.sub(this.#target)
    if (overview || direction.lengthSq() < 1e-6) this.#overview(box, direction)
    const flat = Math.hypot(direction.x, direction.z)
    // A thing is seen best from a little above.
    direction.y = Math.min(Math.max(direction.y, flat * 0.3), flat * 1.6)
    direction.normalize()
    const margin = overview ? 1.1 : 1.35
    const distance = fitBox(
      box,
      direction,
      this.#camera,
      margin,
      this.#centre,
      freeArea,
      this.#nearest,
    )
    const { x, y, z } = this.#centre
    const { x: dx, y: dy, z: dz } = direction
    this.lookAt([x + dx * distance, y + dy * distance, z + dz * distance], [x, y, z], instant)
  }

  /** From above a corner; in a tall picture along the longer side, so that little of it stays empty. */
  #overview(box: Box3, out: Vector3): void {
    box.getSize(this.#size)
    if (this.#camera.aspect >= 1) out.set(0.62, 0.52, 0.8)
    else if (this.#size.x > this.#size.z) out.set(0.9, 0.85, 0.42)
    else out.set(0.42, 0.85, 0.9)
  }

  /** Fills the picture with everything. */
  home(instant: boolean): void {
    this.fit(this.#world, instant, true)
  }

  /** Goes half the way to a point and makes it the centre. */
  approach(point: Vector3, instant: boolean): void {
    this.#controls.getPosition(this.#from)
    this.#from.sub(point).multiplyScalar(0.5)
    if (this.#from.length() < 3) this.#from.setLength(3)
    this.#from.add(point)
    this.lookAt([this.#from.x, this.#from.y, this.#from.z], [point.x, point.y, point.z], instant)
  }

  /** The point the camera turns about. */
  readTarget(out: Vector3): Vector3 {
    return this.#controls.getTarget(out, false)
  }

  close(): void {
    this.#controls.dispose()
  }
}
