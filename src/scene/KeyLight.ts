import { Box3, DirectionalLight, Mesh, Vector3, type Material, type Object3D } from 'three'

const texels = 2048
/** Where the key light comes from. */
export const keyLightFrom = new Vector3(0.5, 1, 0.34).normalize()
/** A refresh of the shadows may take about one frame in so many. */
const share = 3
const corner = new Vector3()

/**
 * The one light with shadows. Its shadow map is drawn only when something has moved, and more seldom the dearer frames
 * are: a machine without a GPU would take twice as long a picture otherwise.
 */
export class KeyLight {
  readonly light = new DirectionalLight('#ffefdc', 2.25)
  #since = -Infinity
  #frames = -1
  #isDue = false

  constructor() {
    const { shadow } = this.light
    this.light.castShadow = true
    shadow.autoUpdate = false
    shadow.mapSize.set(texels, texels)
    shadow.radius = 2.6
    shadow.intensity = 0.85
  }

  /**
   * Aims it at a box, lets the meshes below an object cast and take shadows (but for those with `userData.hasNoShadow`), and asks for
   * a new shadow map.
   */
  aim(box: Box3, meshes: Object3D): void {
    meshes.traverse((object) => {
      if (!(object instanceof Mesh) || object.userData.hasNoShadow === true) return
      const { transparent } = object.material as Material
      object.castShadow = !transparent
      object.receiveShadow = true
    })
    if (box.isEmpty()) return
    // The first picture comes without them: it shall come soon.
    this.#frames = 2
    const { light } = this
    box.getCenter(light.target.position)
    const radius = box.getSize(corner).length() / 2
    light.position
      .copy(keyLightFrom)
      .multiplyScalar(radius * 1.2)
      .add(light.target.position)
    light.updateMatrixWorld()
    light.target.updateMatrixWorld()
    const { camera } = light.shadow
    fitCamera(light, box)
    camera.near = radius * 0.1
    camera.far = radius * 2.3
    camera.updateProjectionMatrix()
    // A texel's width, so that no surface shadows itself.
    light.shadow.normalBias = ((camera.right - camera.left) / texels) * 1.6
    light.shadow.bias = -0.0002
  }

  /**
   * Before drawing at `now` (milliseconds): whether the shadows are drawn again. `moved`: something changed its place;
   * `cost`: milliseconds that a frame takes.
   * @frame
   */
  update(moved: boolean, now: number, cost: number): boolean {
    if (this.#frames > 0) {
      this.#frames--
      this.#isDue = this.#frames === 0
    } else if (moved) this.#isDue = true
    if (!this.isWaiting(now, cost)) return false
    this.#isDue = false
    this.#since = now
    this.light.shadow.needsUpdate = true
    return true
  }

  /**
   * Whether the shadows are behind and their turn has come, so that a frame should be drawn for them alone.
   * @frame
   */
  isWaiting(now: number, cost: number): boolean {
    return this.#frames <= 0 && this.#isDue && now - this.#since > Math.max(50, cost * share)
  }

  /** Draws the shadows again when their turn comes: something that casts one came or went. */
  stir(): void {
    this.#isDue = true
  }

  /** Draws the shadows again soon: what was on the GPU is lost. */
  refresh(): void {
    this.#frames = 2
  }
}

/** Makes the shadow's camera just wide enough for the box. */
function fitCamera({ position, target, shadow }: DirectionalLight, box: Box3): void {
  const { camera } = shadow
  camera.position.copy(position)
  camera.lookAt(target.position)
  camera.updateMatrixWorld()
  const seen = new Box3()
  for (let i = 0; i < 8; i++) {
    corner.set(
      i & 1 ? box.max.x : box.min.x,
      i & 2 ? box.max.y : box.min.y,
      i & 4 ? box.max.z : box.min.z,
    )
    seen.expandByPoint(corner.applyMatrix4(camera.matrixWorldInverse))
  }
  camera.left = seen.min.x
  camera.right = seen.max.x
  camera.bottom = seen.min.y
  camera.top = seen.max.y
}
