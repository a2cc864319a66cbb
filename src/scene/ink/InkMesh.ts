import {
  BufferAttribute,
  Color,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three'
import { sight } from '../sight.ts'
import { inkFragment, inkVertex } from './inkShader.ts'

/** Numbers of one piece: a place and the width in metres, a place, a linear colour; each four long. */
const stride = 12
const attributes = { from: 0, to: 4, paint: 8 } as const
const first = 256
/** Under what people point with, over the plant. */
const order = 5

const paint = new Color()

/** Lines of ink, as many as there are, as two draw calls: straight pieces that are written once and stay. */
export class InkMesh {
  readonly object = new Group()
  /** The rims of all lines, and the lines. */
  readonly #layers: readonly Mesh<InstancedBufferGeometry, ShaderMaterial>[]
  #numbers = new Float32Array(first * stride)
  #buffer: InstancedInterleavedBuffer
  #count = 0

  constructor() {
    this.#buffer = makeBuffer(this.#numbers)
    const geometry = makeGeometry(this.#buffer)
    this.#layers = [1, 0].map((rim) => {
      const mesh = new Mesh(geometry, makeMaterial(rim))
      mesh.frustumCulled = false
      mesh.renderOrder = order - rim * 0.5
      mesh.userData.hasNoShadow = true
      return mesh
    })
    this.object.add(...this.#layers)
    this.object.visible = false
  }

  /** Pieces there are, erased ones too. */
  get count(): number {
    return this.#count
  }

  /** Makes room for so many pieces more; returns the number of the first one. */
  take(count: number): number {
    const from = this.#count
    this.#count += count
    if (this.#count * stride > this.#numbers.length) this.#grow()
    this.#layers[0].geometry.instanceCount = this.#count
    this.object.visible = this.#count > 0
    return from
  }

  /**
   * Writes the line through points (x, y, z each) from a piece on; one point alone is a dot of one piece.
   * @frame
   */
  write(from: number, points: ArrayLike<number>, width: number, { r, g, b }: Color): void {
    const numbers = this.#numbers
    const pieces = piecesOf(points)
    for (let i = 0; i < pieces; i++) {
      const out = (from + i) * stride
      const next = points.length > 3 ? 3 : 0
      for (let axis = 0; axis < 3; axis++) {
        numbers[out + axis] = points[i * 3 + axis]
        numbers[out + 4 + axis] = points[i * 3 + next + axis]
      }
      numbers[out + 3] = width
      numbers[out + 8] = r
      numbers[out + 9] = g
      numbers[out + 10] = b
    }
    this.#note(from, pieces)
  }

  /**
   * Takes pieces out of the picture, or brings them back with a width.
   * @frame
   */
  widen(from: number, count: number, width: number): void {
    for (let i = from; i < from + count; i++) this.#numbers[i * stride + 3] = width
    this.#note(from, count)
  }

  clear(): void {
    this.#count = 0
    this.object.visible = false
    this.#layers[0].geometry.instanceCount = 0
  }

  /**
   * From where it is looked at, and how thick a line is at least to those eyes, radians.
   * @frame
   */
  look(eyes: Vector3, least: number): void {
    for (let i = 0; i < this.#layers.length; i++) {
      const { uniforms } = this.#layers[i].material
      uniforms.eyes.value.copy(eyes)
      uniforms.least.value = least
    }
  }

  dispose(): void {
    this.object.removeFromParent()
    for (const { geometry, material } of this.#layers) {
      geometry.dispose()
      material.dispose()
    }
  }

  #note(from: number, count: number): void {
    this.#buffer.addUpdateRange(from * stride, count * stride)
    this.#buffer.needsUpdate = true
  }

  #grow(): void {
    const room = Math.max(this.#numbers.length * 2, this.#count * stride)
    const numbers = new Float32Array(room)
    numbers.set(this.#numbers)
    this.#numbers = numbers
    this.#buffer = makeBuffer(numbers)
    this.#layers[0].geometry.dispose()
    const geometry = makeGeometry(this.#buffer)
    for (const layer of this.#layers) layer.geometry = geometry
  }
}

/** How many pieces a line of these points is. */
export function piecesOf(points: ArrayLike<number>): number {
  return Math.max(1, points.length / 3 - 1)
}

/** A colour of the page as shaders take it. */
export function linear(colour: string): Color {
  return paint.set(colour).clone()
}

function makeMaterial(rim: number): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: {
      eyes: { value: new Vector3() },
      least: { value: 0.002 },
      rim: { value: rim },
      gembaCut: sight.uniforms.gembaCut,
    },
    vertexShader: inkVertex,
    fragmentShader: inkFragment,
    transparent: true,
    side: DoubleSide,
    forceSinglePass: true,
    depthWrite: false,
    toneMapped: false,
  })
}

function makeBuffer(numbers: Float32Array): InstancedInterleavedBuffer {
  const buffer = new InstancedInterleavedBuffer(numbers, stride)
  buffer.setUsage(DynamicDrawUsage)
  return buffer
}

function makeGeometry(buffer: InstancedInterleavedBuffer): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  // Along and across.
  const corners = Float32Array.of(0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0)
  geometry.setAttribute('position', new BufferAttribute(corners, 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  for (const [name, at] of Object.entries(attributes)) {
    geometry.setAttribute(name, new InterleavedBufferAttribute(buffer, 4, at))
  }
  geometry.instanceCount = 0
  return geometry
}
