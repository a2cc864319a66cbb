import {
  CanvasTexture,
  DynamicDrawUsage,
  GreaterDepth,
  Group,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessEqualDepth,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
} from 'three'
import { pinFragment, pinVertex } from './pinShader.ts'

/** Numbers of one pin: place, severity, status, emphasis, number. */
const stride = 7

/** All pins as two draw calls: those seen, and, paler, those behind something. */
export class PinMesh {
  readonly object = new Group()
  readonly #digits = paintDigits()
  readonly #perDepth = { value: 0.01 }
  readonly #materials: readonly ShaderMaterial[]
  #numbers = makeNumbers(64)
  #geometry = makeGeometry(this.#numbers)
  #count = 0

  constructor() {
    this.object.visible = false
    this.#materials = [this.#makeMaterial(true), this.#makeMaterial(false)]
    this.object.add(
      ...this.#materials.map((material, i) => {
        const mesh = new Mesh(this.#geometry, material)
        mesh.frustumCulled = false
        mesh.renderOrder = 3 + i
        return mesh
      }),
    )
  }

  /** Makes room for so many, all at nowhere. */
  setCount(count: number): void {
    this.#count = count
    this.object.visible = count > 0
    if (count * stride > this.#numbers.array.length) {
      this.#geometry.dispose()
      this.#numbers = makeNumbers(count * 2)
      this.#geometry = makeGeometry(this.#numbers)
      for (const mesh of this.object.children) (mesh as Mesh).geometry = this.#geometry
    }
    this.#geometry.instanceCount = count
  }

  /** @frame */
  place(pin: number, x: number, y: number, z: number): void {
    const { array } = this.#numbers
    array[pin * stride] = x
    array[pin * stride + 1] = y
    array[pin * stride + 2] = z
    this.#numbers.needsUpdate = true
  }

  /** `emphasis`: 0 as all, 1 pointed at or read, -1 not seen. `number` 0: one that is being written. */
  look(pin: number, severity: number, status: number, emphasis: number, number: number): void {
    if (pin >= this.#count) return
    const { array } = this.#numbers
    array[pin * stride + 3] = severity
    array[pin * stride + 4] = status
    array[pin * stride + 5] = emphasis
    array[pin * stride + 6] = number
    this.#numbers.needsUpdate = true
  }

  /**
   * Radius of a head in metres for each metre of its depth.
   * @frame
   */
  setSize(perDepth: number): void {
    this.#perDepth.value = perDepth
  }

  dispose(): void {
    this.object.removeFromParent()
    this.#geometry.dispose()
    this.#digits.dispose()
    for (const material of this.#materials) material.dispose()
  }

  #makeMaterial(isBehind: boolean): ShaderMaterial {
    return new ShaderMaterial({
      uniforms: {
        digits: { value: this.#digits },
        perDepth: this.#perDepth,
        shown: { value: isBehind ? 0.45 : 1 },
      },
      vertexShader: pinVertex,
      fragmentShader: pinFragment,
      transparent: true,
      depthWrite: !isBehind,
      depthFunc: isBehind ? GreaterDepth : LessEqualDepth,
      toneMapped: false,
    })
  }
}

function makeNumbers(most: number): InstancedInterleavedBuffer {
  const numbers = new InstancedInterleavedBuffer(new Float32Array(most * stride), stride)
  numbers.setUsage(DynamicDrawUsage)
  return numbers
}

function makeGeometry(numbers: InstancedInterleavedBuffer): InstancedBufferGeometry {
  const plate = new PlaneGeometry(2, 1).translate(0, 0.5, 0)
  const geometry = new InstancedBufferGeometry()
  geometry.index = plate.index
  geometry.setAttribute('position', plate.getAttribute('position'))
  geometry.setAttribute('place', new InterleavedBufferAttribute(numbers, 3, 0))
  geometry.setAttribute('look', new InterleavedBufferAttribute(numbers, 4, 3))
  return geometry
}

/** The ten digits side by side. */
function paintDigits(): CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 56
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.font = '600 52px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillStyle = '#fff'
    for (let digit = 0; digit < 10; digit++) pen.fillText(String(digit), digit * 32 + 16, 30, 30)
  }
  return new CanvasTexture(canvas)
}
