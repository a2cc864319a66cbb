import {
  Group,
  Quaternion,
  Vector3,
  type PerspectiveCamera,
  type Scene,
  type WebXRManager,
} from 'three'

/** How a room lies in the plant: metres of the plant for one of the room, radians, metres of the plant. */
export type Placement = { scale: number; yaw: number; x: number; y: number; z: number }

const up = new Vector3(0, 1, 0)
const ahead = new Vector3()

/**
 * Where the floor of the person's own room lies in the plant, and how large that room is there. The head and the hands move
 * in it by themselves; whatever else moves the person moves this.
 */
export class Origin {
  readonly group = new Group()
  /** The head in the person's room: between the eyes. */
  readonly head = new Vector3()
  /** The same in the plant. */
  readonly eyes = new Vector3()
  /** Direction of sight about the vertical in the plant, radians; 0 along -z, positive to the left. */
  yaw = 0
  readonly #turned = new Quaternion()
  #headYaw = 0
  #kept: (() => void) | null = null

  /** Takes the page's camera into the room, and into the scene. */
  attach(camera: PerspectiveCamera, scene: Scene): void {
    this.detach()
    const position = camera.position.clone()
    const quaternion = camera.quaternion.clone()
    const { near, far, fov, zoom } = camera
    this.#kept = () => {
      this.group.remove(camera)
      scene.remove(this.group)
      camera.position.copy(position)
      camera.quaternion.copy(quaternion)
      camera.scale.setScalar(1)
      Object.assign(camera, { near, far, fov, zoom })
      camera.updateProjectionMatrix()
      camera.updateMatrixWorld(true)
    }
    camera.near = 0.05
    this.group.scale.setScalar(1)
    this.group.add(camera)
    scene.add(this.group)
  }

  /**
   * Metres of the plant that are one to the person: 1 at full size, more beside a dollhouse.
   * @frame
   */
  get scale(): number {
    return this.group.scale.x
  }

  /**
   * Puts the person's room into the plant: a point of it is scaled, turned about the vertical (radians, positive to the
   * left) and moved, in this order.
   * @frame
   */
  put({ scale, yaw, x, y, z }: Placement): void {
    this.group.scale.setScalar(scale)
    this.group.rotation.y = yaw
    this.group.position.set(x, y, z)
    this.#follow()
    this.group.updateMatrixWorld()
  }

  /**
   * Computes where everything in the room is that is seen: what hangs on hands and controllers that are not there has many nodes.
   * @frame
   */
  update(): void {
    const { group } = this
    group.updateWorldMatrix(false, false)
    for (let i = 0; i < group.children.length; i++) {
      if (group.children[i].visible) group.children[i].updateMatrixWorld(true)
    }
  }

  /** Gives the camera back as it was. */
  detach(): void {
    this.#kept?.()
    this.#kept = null
  }

  /**
   * Reads where the head is; false when the headset does not know.
   * @frame
   */
  readHead(xr: Pick<WebXRManager, 'getCamera'>): boolean {
    const cameras: readonly PerspectiveCamera[] = xr.getCamera().cameras
    if (cameras.length === 0) return false
    this.head.set(0, 0, 0)
    for (let i = 0; i < cameras.length; i++) this.head.add(cameras[i].position)
    this.head.divideScalar(cameras.length)
    const { quaternion } = cameras[0]
    ahead.set(0, 0, -1).applyQuaternion(quaternion)
    // Who looks straight up or down faces where the crown or the chin points.
    if (ahead.x * ahead.x + ahead.z * ahead.z < 0.04) {
      const isUp = ahead.y > 0
      ahead.set(0, isUp ? -1 : 1, 0).applyQuaternion(quaternion)
    }
    this.#headYaw = Math.atan2(-ahead.x, -ahead.z)
    this.#follow()
    return true
  }

  /**
   * Brings the person's head over a place, with the floor of the room at its height.
   * @frame
   */
  standAt(x: number, floor: number, z: number): void {
    this.#follow()
    const { position } = this.group
    position.x += x - this.eyes.x
    position.z += z - this.eyes.z
    position.y = floor
    this.#follow()
  }

  /**
   * Turns the person about the own head by radians, positive to the left.
   * @frame
   */
  turn(radians: number): void {
    const { x, z } = this.eyes
    this.group.rotation.y += radians
    this.standAt(x, this.group.position.y, z)
  }

  /**
   * Turns the person to look in a direction about the vertical.
   * @frame
   */
  face(yaw: number): void {
    this.turn(yaw - this.yaw)
  }

  /** @frame */
  #follow(): void {
    const { rotation, position } = this.group
    this.#turned.setFromAxisAngle(up, rotation.y)
    this.eyes.copy(this.head).multiplyScalar(this.scale).applyQuaternion(this.#turned).add(position)
    this.yaw = rotation.y + this.#headYaw
  }
}
