import type { Scene } from 'three'
import { useSection } from '#state/section.ts'
import { cutaway } from '../Cutaway.ts'
import { showBacks } from '../model/showBacks.ts'
import { redraw } from '../redraw.ts'

/** Tells the page where the plant is cut open, and cuts it as a presenter has it. */
export class SharedSection {
  readonly #scene: Scene
  readonly #stop: () => void
  #hideBacks: (() => void) | null = null

  constructor(scene: Scene) {
    this.#scene = scene
    this.#stop = useSection.subscribe(({ wanted }, before) => {
      if (wanted !== before.wanted) this.#cut(wanted)
    })
  }

  /** On the pulse: the plane is moved by hand in every frame. */
  tell(): void {
    const { x, y, z, w } = cutaway.uniforms.gembaCut.value
    const { plane } = useSection.getState()
    if (!cutaway.isCutting) {
      if (plane !== null) useSection.setState({ plane: null })
      return
    }
    const isSame = plane?.[0] === x && plane[1] === y && plane[2] === z && plane[3] === w
    if (!isSame) useSection.setState({ plane: [x, y, z, w] })
  }

  close(): void {
    this.#stop()
    if (this.#hideBacks) this.#cut(null)
  }

  #cut(plane: readonly number[] | null): void {
    this.#hideBacks?.()
    this.#hideBacks = null
    if (plane === null) cutaway.uncut()
    else {
      const [x, y, z, w] = plane
      cutaway.uniforms.gembaCut.value.set(x, y, z, w)
      this.#hideBacks = showBacks(this.#scene)
    }
    this.tell()
    redraw()
  }
}
