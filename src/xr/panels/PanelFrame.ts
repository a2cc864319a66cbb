import {
  AlwaysDepth,
  MathUtils,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Vector3,
  type Box3,
  type Object3D,
} from 'three'
import { drawOrder } from '../drawOrder.ts'
import { besideBox } from './besideBox.ts'
import { designDistance } from './look.ts'
import { StillGroup } from './StillGroup.ts'

/** Where the head is in the person's room, and where it faces about the vertical there, radians. */
export type Reader = { readonly head: Vector3; readonly yaw: number }

export type PanelPlace = {
  /** Metres from the eyes. */
  distance: number
  /** Degrees below the height of the eyes. */
  below: number
  /** What the panel is about, metres of the plant: it comes beside that, not before it. */
  near: (() => Box3 | null) | null
}

/** Where else a panel is put when there is one already, in its own widths to the left. */
const around = [0, -1, 1, -2, 2, -3, 3]
const toTheLeft = [0, 1, 2, 3]
const toTheRight = [0, -1, -2, -3]
/** Radians on each side of what is looked at that panels leave free. */
const clear = 0.24

const geometry = new PlaneGeometry()
/** Hands and rays behind a panel are hidden by it, although its letters hide nothing. */
const material = new MeshBasicMaterial({
  colorWrite: false,
  depthFunc: AlwaysDepth,
  transparent: true,
})
const aim = new Vector3()
const world = new Matrix4()
const inverse = new Matrix4()

/** Where a panel stands in the person's room: it comes along with the person, until it is pinned to its place in the plant. */
export class PanelFrame {
  readonly name: string
  readonly group = new StillGroup()
  /** Of the panel as it is laid out, before it is scaled: metres; 0 until it is laid out. */
  width = 0
  height = 0
  isPlaced = false
  isPinned = false
  /** What is still to come onto it, and frames since all of it was there. */
  #awaited = 0
  #rested = 0
  /** Where it stands in the plant while it is pinned. */
  readonly #pinned = new Matrix4()
  readonly #plate = new Mesh(geometry, material)
  readonly place: PanelPlace
  /** Other panels stand beside it. */
  readonly keepsClear: boolean

  constructor(name: string, place: PanelPlace, keepsClear = true) {
    this.name = name
    this.place = place
    this.keepsClear = keepsClear
    this.group.name = `panel ${name}`
    this.group.rotation.order = 'YXZ'
    this.group.visible = false
    this.#plate.renderOrder = drawOrder.plates
    this.#plate.raycast = () => undefined
    this.group.add(this.#plate)
  }

  /** Called when the panel has been laid out anew, metres. */
  setSize(width: number, height: number): void {
    this.width = width
    this.height = height
    this.#plate.scale.set(width, height, 1)
  }

  /** Something is still to come onto it. Returns what to call when it is there. */
  await(): () => void {
    this.#awaited++
    return () => {
      this.#awaited--
      this.#rested = 0
    }
  }

  /**
   * Whether it is whole and laid out, so that it can be shown; asked once a frame.
   * @frame
   */
  isWhole(): boolean {
    this.#rested = this.#awaited > 0 || this.height === 0 ? 0 : this.#rested + 1
    return this.#rested > 2
  }

  /** Comes before the reader, beside what it is about, and not before other panels. */
  comeTo({ head, yaw }: Reader, room: Object3D, others: readonly PanelFrame[]): void {
    const { below, near } = this.place
    let { distance } = this.place
    let turn = yaw
    let lift = -MathUtils.degToRad(below)
    let slots = around
    const box = near?.() ?? null
    if (box) {
      const toRoom = inverse.copy(room.matrixWorld).invert()
      const width = this.width / designDistance
      const beside = besideBox(box, toRoom, { head, yaw }, width, distance)
      turn = beside.turn
      lift = beside.lift
      distance = beside.distance
      slots = beside.isLeft ? toTheLeft : toTheRight
    }
    this.#scaleTo(distance)
    const step = this.width / designDistance + 0.06
    for (const slot of slots) {
      this.#putAt(head, turn + slot * step, lift, distance)
      if (!others.some((other) => other.keepsClear && this.#covers(other, head))) break
    }
    this.face(head)
    this.isPinned = false
    this.isPlaced = true
    this.group.visible = true
  }

  /**
   * Turns to the reader, and is as large as can be read from there.
   * @frame
   */
  face(head: Vector3): void {
    aim.subVectors(head, this.group.position)
    this.group.rotation.set(
      -Math.atan2(aim.y, Math.hypot(aim.x, aim.z)),
      Math.atan2(aim.x, aim.z),
      0,
    )
    this.#scaleTo(aim.length())
  }

  /** Leaves what is straight ahead free, when it stands before it. */
  moveAside({ head, yaw }: Reader): void {
    if (!this.isPlaced) return
    aim.subVectors(this.group.position, head)
    const turn = Math.atan2(-aim.x, -aim.z) - yaw
    const side = Math.atan2(Math.sin(turn), Math.cos(turn))
    const free = this.width / 2 / designDistance + clear
    if (Math.abs(side) >= free) return
    const distance = aim.length()
    this.#putAt(head, yaw + (side < -0.02 ? -free : free), Math.asin(aim.y / distance), distance)
    this.face(head)
  }

  pin(room: Object3D): void {
    this.isPinned = !this.isPinned
    this.group.updateMatrix()
    if (this.isPinned) this.#pinned.multiplyMatrices(room.matrixWorld, this.group.matrix)
  }

  /**
   * Keeps the place in the plant while the person's room moves.
   * @frame
   */
  stay(room: Object3D): void {
    world.multiplyMatrices(inverse.copy(room.matrixWorld).invert(), this.#pinned)
    const { position, quaternion, scale } = this.group
    world.decompose(position, quaternion, scale)
  }

  /** Called when it was moved while it was pinned. */
  keepPlace(room: Object3D): void {
    if (!this.isPinned) return
    this.group.updateMatrix()
    this.#pinned.multiplyMatrices(room.matrixWorld, this.group.matrix)
  }

  /**
   * How far a ray of the person's room goes until it meets the front of the panel; Infinity when it does not.
   * @frame
   */
  reach(from: Vector3, direction: Vector3): number {
    if (!this.isPlaced) return Infinity
    const { position, quaternion, scale } = this.group
    toOwn(from, position, quaternion, local)
    if (local.z <= 0) return Infinity
    way.copy(direction).applyQuaternion(back.copy(quaternion).invert())
    if (way.z >= -1e-6) return Infinity
    const far = -local.z / way.z
    local.addScaledVector(way, far)
    return this.#isWithin(local, scale.x, 0) ? far : Infinity
  }

  /**
   * How far a point of the person's room is before the panel, negative behind it; Infinity beside it.
   * @frame
   */
  before(point: Vector3): number {
    if (!this.isPlaced) return Infinity
    const { position, quaternion, scale } = this.group
    toOwn(point, position, quaternion, local)
    return this.#isWithin(local, scale.x, 0.01) ? local.z : Infinity
  }

  /** Is to come before the reader, as soon as it is whole. */
  open(): void {
    this.isPlaced = false
    this.isPinned = false
    this.#rested = 0
  }

  close(): void {
    this.group.visible = false
    this.group.removeFromParent()
  }

  /** @frame */
  #isWithin({ x, y }: Vector3, scale: number, more: number): boolean {
    const halfWidth = (this.width / 2) * scale + more
    const halfHeight = (this.height / 2) * scale + more
    return Math.abs(x) <= halfWidth && Math.abs(y) <= halfHeight
  }

  #putAt(head: Vector3, turn: number, lift: number, distance: number): void {
    const flat = Math.cos(lift) * distance
    this.group.position.set(
      head.x - Math.sin(turn) * flat,
      head.y + Math.sin(lift) * distance,
      head.z - Math.cos(turn) * flat,
    )
  }

  /** @frame */
  #scaleTo(distance: number): void {
    this.group.scale.setScalar(MathUtils.clamp(distance / designDistance, 0.6, 6))
  }

  #covers(other: PanelFrame, head: Vector3): boolean {
    if (!other.isPlaced) return false
    aim.subVectors(this.group.position, head)
    way.subVectors(other.group.position, head)
    const across = this.width + other.width
    const up = this.height + other.height
    const far = aim.angleTo(way)
    return far < Math.min(across, Math.max(up, across)) / 2 / designDistance
  }
}

const local = new Vector3()
const way = new Vector3()
const back = new Quaternion()

/** @frame */
function toOwn(point: Vector3, position: Vector3, quaternion: Quaternion, target: Vector3): void {
  target.subVectors(point, position).applyQuaternion(back.copy(quaternion).invert())
}
