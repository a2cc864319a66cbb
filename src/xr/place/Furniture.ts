import {
  Box3,
  ExtrudeGeometry,
  Group,
  Mesh,
  MeshStandardMaterial,
  Shape,
  Vector3,
  type Material,
  type Scene,
} from 'three'
import { groundName, makeGround } from '#scene/GroundDisc.tsx'
import type { Origin } from '../Origin.ts'
import { dollhouseWidth } from './dollhousePlace.ts'

/** Metres that the board is wider than what stands on it, on each side, and how thick it is. */
const margin = 0.06
const thick = 0.022
/** A plant that is larger than this to the person needs no board and no other floor. */
const dollhouse = 2

const size = new Vector3()

/** What a dollhouse stands on in VR: a board, and a floor for the person's feet in the place of the plant's own ground. */
export class Furniture {
  readonly #scene: Scene
  readonly #origin: Origin
  readonly #floor: Mesh
  readonly #board = new Group()
  readonly #material = new MeshStandardMaterial({ color: '#3d444b', roughness: 0.8 })
  #plate: Mesh | null = null
  #boxed = ''

  constructor(scene: Scene, origin: Origin) {
    this.#scene = scene
    this.#origin = origin
    const half = dollhouseWidth / 2
    this.#floor = makeGround(new Box3(new Vector3(-half, 0, -half), new Vector3(half, 1, half)))
    this.#floor.name = 'gemba floor'
    this.#floor.visible = false
  }

  /** Shows what is needed at the person's size now; `isReal`: a real room has its own. */
  show(box: Box3, isReal: boolean): void {
    const { scale, group } = this.#origin
    const isDollhouse = scale >= dollhouse
    const ground = this.#scene.getObjectByName(groundName)
    if (ground) ground.visible = !isReal && !isDollhouse
    this.#floor.visible = !isReal && isDollhouse
    this.#board.visible = !isReal && isDollhouse
    group.add(this.#floor)
    this.#scene.add(this.#board)
    if (!isDollhouse || isReal || box.isEmpty()) return
    this.#fit(box, scale)
    // Its shadow lies below the board.
    box.getCenter(this.#floor.position)
    group.worldToLocal(this.#floor.position).setY(-0.001)
    this.#floor.rotation.y = -group.rotation.y
  }

  hide(): void {
    this.#floor.visible = false
    this.#board.visible = false
    this.#floor.removeFromParent()
    this.#board.removeFromParent()
  }

  dispose(): void {
    this.hide()
    this.#plate?.geometry.dispose()
    this.#material.dispose()
    this.#floor.geometry.dispose()
    ;(this.#floor.material as Material).dispose()
  }

  /** Made for a plant, in metres of the person; where the plant is, it goes. */
  #fit(box: Box3, scale: number): void {
    box.getSize(size)
    const key = `${size.x} ${size.z}`
    if (key !== this.#boxed) {
      this.#boxed = key
      const least = Math.max(size.x, size.z) / dollhouseWidth
      this.#plate?.geometry.dispose()
      this.#plate?.removeFromParent()
      this.#plate = new Mesh(makePlate(size.x / least, size.z / least), this.#material)
      this.#plate.scale.setScalar(least)
      this.#board.add(this.#plate)
    }
    box.getCenter(this.#board.position).setY(box.min.y - 0.004 * scale)
  }
}

/** A board with round corners; its top is at height 0. */
function makePlate(width: number, depth: number): ExtrudeGeometry {
  const x = width / 2 + margin
  const y = depth / 2 + margin
  const round = 0.05
  const shape = new Shape()
  shape.moveTo(-x + round, -y)
  shape.lineTo(x - round, -y).absarc(x - round, -y + round, round, -Math.PI / 2, 0, false)
  shape.lineTo(x, y - round).absarc(x - round, y - round, round, 0, Math.PI / 2, false)
  shape.lineTo(-x + round, y).absarc(-x + round, y - round, round, Math.PI / 2, Math.PI, false)
  shape.lineTo(-x, -y + round).absarc(-x + round, -y + round, round, Math.PI, Math.PI * 1.5, false)
  const bevel = 0.004
  const geometry = new ExtrudeGeometry(shape, {
    depth: thick - 2 * bevel,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelSegments: 2,
    curveSegments: 8,
  })
  return geometry.rotateX(-Math.PI / 2).translate(0, -thick + bevel, 0)
}
