import {
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  RingGeometry,
  Vector3,
} from 'three'
import { drawOrder } from '../drawOrder.ts'

const ahead = new Vector3(0, 0, 1)
/** Half of its width, metres of the person's room. */
const half = 0.26

/** How the plane in the hand is seen: a square frame, hardly filled, brighter while it cuts. */
export class PlaneView {
  readonly object = new Group()
  readonly #edge = makeLook(0.9)
  readonly #fill = makeLook(0.05)
  readonly #parts: readonly Mesh[]

  constructor() {
    const across = half * Math.SQRT2
    const edge = new RingGeometry(across - 0.006, across, 4, 1).rotateZ(Math.PI / 4)
    this.#parts = [
      new Mesh(edge, this.#edge),
      new Mesh(new PlaneGeometry(half * 2, half * 2), this.#fill),
    ]
    for (const part of this.#parts) part.renderOrder = drawOrder.section
    this.object.add(...this.#parts)
    this.object.visible = false
  }

  /** @frame */
  show(at: Vector3, normal: Vector3, scale: number, isCutting: boolean): void {
    this.object.visible = true
    this.object.position.copy(at)
    this.object.quaternion.setFromUnitVectors(ahead, normal)
    this.object.scale.setScalar(scale)
    this.#edge.opacity = isCutting ? 0.95 : 0.5
    this.#fill.opacity = isCutting ? 0.1 : 0.04
  }

  /** @frame */
  hide(): void {
    this.object.visible = false
  }

  dispose(): void {
    this.object.removeFromParent()
    for (const { geometry } of this.#parts) geometry.dispose()
    this.#edge.dispose()
    this.#fill.dispose()
  }
}

function makeLook(opacity: number): MeshBasicMaterial {
  return new MeshBasicMaterial({
    color: '#e9ecef',
    transparent: true,
    opacity,
    side: DoubleSide,
    depthWrite: false,
    toneMapped: false,
  })
}
