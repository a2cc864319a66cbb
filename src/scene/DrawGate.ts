import type { Matrix4 } from 'three'

type Seen = { matrixWorld: Matrix4; projectionMatrix: Matrix4 }

/**
 * Decides whether a frame has to be drawn: when the camera or anything else changed since the last drawn one. Pictures
 * that are dear to draw (a machine without a GPU) are paced: what changes by itself then takes at most about half of the
 * time, so that the page stays at hand; what a person moves is drawn at once.
 */
export class DrawGate {
  readonly #seen = new Float64Array(32)
  #wanted = 2
  /** Milliseconds that a drawn frame holds the page up, smoothed. */
  cost = 0
  #drawnAt = -Infinity
  #wasDrawn = false
  #last = 0
  /** Something changed that has not been drawn yet. */
  #pending = false

  /** Asks for the next frames to be drawn whatever else happens. */
  want(frames = 1): void {
    this.#wanted = Math.max(this.#wanted, frames)
  }

  /**
   * Whether to draw this frame; `now` in milliseconds. `changed`: rows to upload or something playing. `presenting`: a headset
   * is on, which needs every frame.
   * @frame
   */
  check(camera: Seen, changed: boolean, presenting: boolean, now: number): boolean {
    if (this.#wasDrawn) {
      const took = Math.min(4000, now - this.#last)
      this.cost += (took - this.cost) * 0.2
    }
    this.#last = now
    this.#wasDrawn = this.#decide(camera, changed, presenting, now)
    if (this.#wasDrawn) this.#drawnAt = now
    return this.#wasDrawn
  }

  #decide(camera: Seen, changed: boolean, presenting: boolean, now: number): boolean {
    const moved = this.#moved(camera)
    if (changed) this.#pending = true
    if (presenting || moved || this.#wanted > 0) {
      this.#wanted = Math.max(0, this.#wanted - 1)
      this.#pending = false
      return true
    }
    if (!this.#pending) return false
    if (this.cost > 30 && now - this.#drawnAt < this.cost * 2) return false
    this.#pending = false
    return true
  }

  #moved(camera: Seen): boolean {
    const seen = this.#seen
    const place = camera.matrixWorld.elements
    const lens = camera.projectionMatrix.elements
    let moved = false
    for (let i = 0; i < 16; i++) {
      if (seen[i] !== place[i] || seen[i + 16] !== lens[i]) moved = true
      seen[i] = place[i]
      seen[i + 16] = lens[i]
    }
    return moved
  }
}
