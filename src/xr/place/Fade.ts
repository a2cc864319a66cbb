import { Mesh, MeshBasicMaterial, PlaneGeometry } from 'three'
import { drawOrder } from '../drawOrder.ts'

/** Seconds to go dark, and to come back. */
const out = 0.14
const back = 0.25

/** Darkens the sight, lets something happen, and gives the sight back: nothing is seen to move. */
export class Fade {
  readonly object: Mesh<PlaneGeometry, MeshBasicMaterial>
  #then: (() => void) | null = null
  #dark = 0

  constructor() {
    const material = new MeshBasicMaterial({
      color: '#111316',
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    })
    // Before both eyes, wherever they look.
    material.onBeforeCompile = (program) => {
      program.vertexShader = program.vertexShader.replace(
        '#include <project_vertex>',
        'vec4 mvPosition = vec4(position, 1.0);\ngl_Position = vec4(position.xy, 0.0, 1.0);',
      )
    }
    this.object = new Mesh(new PlaneGeometry(2, 2), material)
    this.object.frustumCulled = false
    this.object.renderOrder = drawOrder.veils
    this.object.visible = false
  }

  /** Does something in the dark; at once where nothing may be darkened. */
  over(then: () => void, isSeen: boolean): void {
    this.#then?.()
    this.#then = null
    if (isSeen) this.#then = then
    else then()
  }

  /** @frame */
  step(seconds: number): void {
    if (this.#then) this.#dark = Math.min(1, this.#dark + seconds / out)
    else this.#dark = Math.max(0, this.#dark - seconds / back)
    if (this.#then && this.#dark === 1) {
      this.#then()
      this.#then = null
    }
    this.object.visible = this.#dark > 0
    this.object.material.opacity = this.#dark
  }

  stop(): void {
    this.#then = null
    this.#dark = 0
    this.object.visible = false
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}
