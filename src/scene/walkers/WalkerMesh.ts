import {
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
} from 'three'
import { keyLightFrom } from '../KeyLight.ts'
import { sight } from '../sight.ts'
import { walkerFragment, walkerVertex } from './walkerShader.ts'
import { walkerShape } from './walkerShape.ts'

/** Numbers of one figure: feet x, y, z and yaw, then metres walked, how much it swings, its size and its shade. */
const stride = 8

/** All figures as one draw call. */
export class WalkerMesh {
  readonly object: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #numbers: Float32Array
  readonly #drawn: Float32Array
  readonly #buffer: InstancedInterleavedBuffer
  #count = 0

  constructor(most: number) {
    const shape = walkerShape()
    const geometry = new InstancedBufferGeometry()
    geometry.index = shape.index
    for (const name of ['position', 'normal', 'piece'])
      geometry.setAttribute(name, shape.getAttribute(name))
    this.#numbers = new Float32Array(most * stride)
    this.#drawn = new Float32Array(most * stride)
    this.#buffer = new InstancedInterleavedBuffer(this.#numbers, stride)
    this.#buffer.setUsage(DynamicDrawUsage)
    geometry.setAttribute('spot', new InterleavedBufferAttribute(this.#buffer, 4, 0))
    geometry.setAttribute('gait', new InterleavedBufferAttribute(this.#buffer, 4, 4))
    geometry.instanceCount = 0
    const material = new ShaderMaterial({
      uniforms: { towards: { value: keyLightFrom }, gembaCut: sight.uniforms.gembaCut },
      vertexShader: walkerVertex,
      fragmentShader: walkerFragment,
    })
    this.object = new Mesh(geometry, material)
    this.object.name = 'walkers'
    this.object.frustumCulled = false
    this.object.matrixAutoUpdate = false
    this.object.userData.hasNoShadow = true
    this.object.raycast = () => undefined
  }

  /** @frame */
  begin(): void {
    this.#count = 0
  }

  /** Adds somebody; `i` decides how they look. @frame */
  add(
    i: number,
    x: number,
    y: number,
    z: number,
    yaw: number,
    walked: number,
    swing: number,
  ): void {
    const at = this.#count++ * stride
    const numbers = this.#numbers
    numbers[at] = x
    numbers[at + 1] = y
    numbers[at + 2] = z
    numbers[at + 3] = yaw
    numbers[at + 4] = walked
    numbers[at + 5] = swing
    numbers[at + 6] = 0.92 + 0.16 * ((i * 0.754878) % 1)
    numbers[at + 7] = (i * 0.569841) % 1
  }

  /**
   * Returns whether they look otherwise than the last time.
   * @frame
   */
  end(): boolean {
    const numbers = this.#numbers
    const drawn = this.#drawn
    let changed = this.#count !== this.object.geometry.instanceCount
    for (let i = 0; i < this.#count * stride; i++) {
      if (numbers[i] === drawn[i]) continue
      drawn[i] = numbers[i]
      changed = true
    }
    if (!changed) return false
    this.object.geometry.instanceCount = this.#count
    this.object.visible = this.#count > 0
    this.#buffer.needsUpdate = true
    return true
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}
