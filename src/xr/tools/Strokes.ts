import {
  Color,
  CylinderGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
  type BufferGeometry,
} from 'three'
import { drawOrder } from '../drawOrder.ts'

const matrix = new Matrix4()
const turn = new Quaternion()
const along = new Vector3()
const size = new Vector3()
const middle = new Vector3()
const up = new Vector3(0, 1, 0)
/** How thick a line of width 1 is to the eye, radians. */
const thick = 0.0022

/**
 * Lines and dots in the plant, drawn anew in every frame by two draw calls: `begin`, then `line` and `dot`, then `end`. They
 * are as thick to the eye from wherever it looks.
 */
export class Strokes {
  readonly object = new Group()
  readonly #lines: InstancedMesh
  readonly #dots: InstancedMesh
  readonly #material: MeshBasicMaterial
  readonly #eyes = new Vector3()

  /** Room for so many lines and dots. */
  constructor(most: number) {
    this.#material = new MeshBasicMaterial({
      toneMapped: false,
      polygonOffset: true,
      polygonOffsetFactor: -4,
      polygonOffsetUnits: -8,
    })
    this.#lines = this.#make(new CylinderGeometry(0.5, 0.5, 1, 8, 1, true), most)
    this.#dots = this.#make(new SphereGeometry(0.5, 16, 12), most)
    this.object.add(this.#lines, this.#dots)
  }

  /** @frame */
  begin(eyes: Vector3): void {
    this.#eyes.copy(eyes)
    this.#lines.count = 0
    this.#dots.count = 0
  }

  /** @frame */
  line(from: Vector3, to: Vector3, width: number, color: Color): void {
    along.subVectors(to, from)
    const length = along.length()
    if (length === 0 || this.#lines.count >= this.#lines.instanceMatrix.count) return
    turn.setFromUnitVectors(up, along.divideScalar(length))
    middle.addVectors(from, to).multiplyScalar(0.5)
    const part = Math.min(length, Math.max(0, size.subVectors(this.#eyes, from).dot(along)))
    const far = size.copy(from).addScaledVector(along, part).distanceTo(this.#eyes)
    const across = width * thick * far
    this.#put(this.#lines, matrix.compose(middle, turn, size.set(across, length, across)), color)
  }

  /** @frame */
  dot(at: Vector3, width: number, color: Color): void {
    if (this.#dots.count >= this.#dots.instanceMatrix.count) return
    size.setScalar(width * thick * this.#eyes.distanceTo(at))
    this.#put(this.#dots, matrix.compose(at, turn.identity(), size), color)
  }

  /** @frame */
  end(): void {
    this.#finish(this.#lines)
    this.#finish(this.#dots)
  }

  dispose(): void {
    this.object.removeFromParent()
    for (const mesh of [this.#lines, this.#dots]) {
      mesh.geometry.dispose()
      mesh.dispose()
    }
    this.#material.dispose()
  }

  #make(geometry: BufferGeometry, most: number): InstancedMesh {
    const mesh = new InstancedMesh(geometry, this.#material, most)
    mesh.setColorAt(0, white)
    mesh.count = 0
    mesh.frustumCulled = false
    mesh.renderOrder = drawOrder.strokes
    return mesh
  }

  /** @frame */
  #put(mesh: InstancedMesh, at: Matrix4, color: Color): void {
    mesh.setMatrixAt(mesh.count, at)
    mesh.setColorAt(mesh.count, color)
    mesh.count++
  }

  /** @frame */
  #finish(mesh: InstancedMesh): void {
    mesh.visible = mesh.count > 0
    mesh.instanceMatrix.needsUpdate = true
    mesh.instanceColor!.needsUpdate = true
  }
}

const white = new Color('#ffffff')
