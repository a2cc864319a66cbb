import {
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three'
import { keyLightFrom } from '../KeyLight.ts'
import { bodyFragment, bodyVertex } from './bodyShader.ts'
import { makeBodyShape } from './bodyShape.ts'

/** Where in the numbers of one body something begins; each is four numbers long. */
export const BodyAt = {
  /** Place of the head, and the person's size (1 is life-size). */
  head: 0,
  headTurn: 4,
  /** Upper end of the bust, and where it faces: radians about the vertical. */
  torso: 8,
  /** Place of a hand, and its size: 0 for none. */
  left: 12,
  leftTurn: 16,
  right: 20,
  rightTurn: 24,
  /** Linear red, green, blue, and how much of the body is there, 0..1. */
  look: 28,
  /** How much of a bust there is, 0..1; whether the person speaks; two unused. */
  more: 32,
} as const

/** Numbers of one body. */
export const bodyStride = 36

/** All people as one draw call: whoever draws writes `bodyStride` numbers each into `numbers`. */
export class BodyMesh {
  readonly object: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly numbers: Float32Array
  readonly #drawn: Float32Array
  readonly #buffer: InstancedInterleavedBuffer
  #count = 0

  constructor(most: number) {
    const shape = makeBodyShape()
    const geometry = new InstancedBufferGeometry()
    geometry.index = shape.index
    for (const name of ['position', 'normal', 'piece']) {
      geometry.setAttribute(name, shape.getAttribute(name))
    }
    this.numbers = new Float32Array(most * bodyStride)
    this.#drawn = new Float32Array(most * bodyStride)
    this.#buffer = new InstancedInterleavedBuffer(this.numbers, bodyStride)
    this.#buffer.setUsage(DynamicDrawUsage)
    for (const [name, at] of Object.entries(BodyAt)) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(this.#buffer, 4, at))
    }
    const material = new ShaderMaterial({
      uniforms: {
        eyes: { value: new Vector3() },
        towards: { value: keyLightFrom },
        metre: { value: 1 },
      },
      vertexShader: bodyVertex,
      fragmentShader: bodyFragment,
    })
    this.object = new Mesh(geometry, material)
    this.object.frustumCulled = false
    this.object.visible = false
    this.object.userData.hasNoShadow = true
  }

  /**
   * Shows the first `count` bodies to eyes at a place, to whom `metre` of the plant are one. Returns whether they look otherwise than the last time.
   * @frame
   */
  show(count: number, eyes: Vector3, metre: number): boolean {
    const { uniforms } = this.object.material
    uniforms.eyes.value.copy(eyes)
    uniforms.metre.value = metre
    const { numbers } = this
    const drawn = this.#drawn
    let changed = count !== this.#count
    for (let i = 0; i < count * bodyStride; i++) {
      if (numbers[i] === drawn[i]) continue
      drawn[i] = numbers[i]
      changed = true
    }
    if (!changed) return false
    this.#count = count
    this.object.visible = count > 0
    this.object.geometry.instanceCount = count
    this.#buffer.needsUpdate = true
    return true
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}
