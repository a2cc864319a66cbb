import { Mesh, PlaneGeometry, ShaderMaterial } from 'three'
import { drawOrder } from '../drawOrder.ts'

/** Seconds until all is dark, and until it is seen again. */
const dims = 0.12
const clears = 0.22

/** Darkens both eyes for a moment, while the person is put somewhere else. */
export class Veil {
  readonly object: Mesh<PlaneGeometry, ShaderMaterial>
  #strength = 0
  #then: (() => void) | null = null

  constructor() {
    const material = new ShaderMaterial({
      uniforms: { strength: { value: 0 } },
      vertexShader: 'void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }',
      fragmentShader:
        'uniform float strength; void main() { gl_FragColor = vec4(0.02, 0.022, 0.025, strength); }',
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    })
    this.object = new Mesh(new PlaneGeometry(2, 2), material)
    this.object.frustumCulled = false
    this.object.renderOrder = drawOrder.veils
    this.object.visible = false
  }

  /** Whether it is coming. */
  get isComing(): boolean {
    return this.#then !== null
  }

  /** Comes down, calls `then` in the dark, and lifts. */
  fall(then: () => void): void {
    this.#then = then
  }

  /** @frame */
  step(seconds: number): void {
    if (this.#then) {
      this.#strength = Math.min(1, this.#strength + seconds / dims)
      if (this.#strength === 1) {
        const then = this.#then
        this.#then = null
        then()
      }
    } else if (this.#strength > 0) this.#strength = Math.max(0, this.#strength - seconds / clears)
    this.object.visible = this.#strength > 0
    this.object.material.uniforms.strength.value = this.#strength
  }

  /** Is away at once. */
  lift(): void {
    this.#then = null
    this.#strength = 0
    this.object.visible = false
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}
