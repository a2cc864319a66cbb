import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import { picture } from '#state/stage.ts'

/** Brings the scene onto the canvas. */
export type Painter = {
  /** Milliseconds that a picture takes, smoothed. */
  readonly cost: number
  /** How long to leave what changes by itself after a picture, milliseconds (see `DrawGate`). */
  readonly pause: number
  /** Pixels drawn for one of the page's. */
  readonly dpr: number
  /** What the picture on the screen was seen with: what lies over it is placed by this. */
  readonly eye: PerspectiveCamera
  /** Draw calls and triangles of the scene in the last picture. */
  readonly calls: number
  readonly triangles: number
  /** What is in the picture on the screen (see `paint`); -1 before the first. */
  readonly content: number
  /** First in every frame, at `now` milliseconds. Whether the last picture is still being drawn: then none is begun. */
  isBusy(now: number): boolean
  /** Draws; `content` is any number that tells what is in the picture. */
  paint(scene: Scene, camera: PerspectiveCamera, content: number, now: number): void
  setDpr(dpr: number): void
  dispose(): void
}

/** Draws straight onto the canvas, as a GPU does best. */
export class DirectPainter implements Painter {
  readonly #renderer: WebGLRenderer
  readonly #setDpr: (dpr: number) => void
  eye: PerspectiveCamera
  cost = 0
  dpr: number
  calls = 0
  triangles = 0
  content = -1
  #wasDrawn = false
  #drawing = -1
  #last = 0

  /** `setDpr` gives the canvas more or fewer pixels. */
  constructor(renderer: WebGLRenderer, camera: PerspectiveCamera, setDpr: (dpr: number) => void) {
    this.#renderer = renderer
    this.#setDpr = setDpr
    this.eye = camera
    this.dpr = renderer.getPixelRatio()
  }

  /** @frame */
  isBusy(now: number): boolean {
    if (this.#wasDrawn) {
      // A frame that draws much holds the next one up.
      this.cost += (Math.min(4000, now - this.#last) - this.cost) * 0.2
      this.#wasDrawn = false
      this.content = this.#drawing
      // A renderer without its context draws nothing, and does not say so.
      if (!this.#renderer.getContext().isContextLost()) picture.drawn++
    }
    this.#last = now
    return false
  }

  /** @frame */
  paint(scene: Scene, camera: PerspectiveCamera, content: number): void {
    this.#renderer.render(scene, camera)
    this.calls = this.#renderer.info.render.calls
    this.triangles = this.#renderer.info.render.triangles
    this.eye = camera
    this.#wasDrawn = true
    this.#drawing = content
  }

  /** While it draws, the page stands still. */
  get pause(): number {
    return this.cost > 30 ? this.cost * 2 : 0
  }

  setDpr(dpr: number): void {
    this.dpr = dpr
    this.#setDpr(dpr)
  }

  dispose(): void {}
}
