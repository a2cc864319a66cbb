import {
  CircleGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  RingGeometry,
  SphereGeometry,
} from 'three'
import { arcPoints, type TeleportArc } from './TeleportArc.ts'

const place = new Matrix4()

/** How a teleport is seen: a row of beads, and a ring on the floor where one would stand; no ring where one cannot. */
export class ArcView {
  readonly object = new Group()
  readonly #beads: InstancedMesh
  readonly #ring = new Group()
  readonly #bright = makeLook('#1f6fd0', 0.95)
  readonly #dull = makeLook('#30353b', 0.7)
  readonly #veil = makeLook('#1f6fd0', 0.3)

  constructor() {
    this.#beads = new InstancedMesh(new SphereGeometry(0.016, 10, 8), this.#bright, arcPoints)
    this.#beads.frustumCulled = false
    const ring = new Mesh(new RingGeometry(0.27, 0.32, 48).rotateX(-Math.PI / 2), this.#bright)
    const disc = new Mesh(new CircleGeometry(0.27, 48).rotateX(-Math.PI / 2), this.#veil)
    this.#ring.add(ring, disc)
    this.object.add(this.#beads, this.#ring)
    this.object.visible = false
  }

  /** @frame */
  show({ points, count, isLanded, landing }: TeleportArc): void {
    this.object.visible = true
    for (let i = 0; i < count; i++) {
      place.makeTranslation(points[i * 3], points[i * 3 + 1], points[i * 3 + 2])
      this.#beads.setMatrixAt(i, place)
    }
    this.#beads.count = count
    this.#beads.instanceMatrix.needsUpdate = true
    this.#beads.material = isLanded ? this.#bright : this.#dull
    this.#ring.visible = isLanded
    // Above the floor, or they would flicker with it.
    this.#ring.position.set(landing.x, landing.y + 0.015, landing.z)
  }

  /** @frame */
  hide(): void {
    this.object.visible = false
  }

  dispose(): void {
    this.object.removeFromParent()
    this.#beads.geometry.dispose()
    this.#beads.dispose()
    for (const child of this.#ring.children) (child as Mesh).geometry.dispose()
    this.#bright.dispose()
    this.#dull.dispose()
    this.#veil.dispose()
  }
}

function makeLook(color: string, opacity: number): MeshBasicMaterial {
  return new MeshBasicMaterial({ color, transparent: true, opacity, toneMapped: false })
}
