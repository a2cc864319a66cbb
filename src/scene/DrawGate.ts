import type { Matrix4 } from 'three'

type Seen = { matrixWorld: Matrix4; projectionMatrix: Matrix4 }

/**
 * Decides whether a frame has to be drawn: when the camera or anything else changed since the last drawn one. Pictures
 * that are dear to draw (a machine without a GPU) are paced: what changes by itself waits a while, which leaves time to the
 * feed and the page; what a person moves is drawn at once.
 */
export class DrawGate {
  readonly #seen = new Float64Array(32)
  #wanted = 2
  #drawnAt = -Infinity
  /** Something changed that has not been drawn yet. */
  #pending = false

  /** Asks for the next frames to be drawn whatever else happens. */
  want(frames = 1): void {
    this.#wanted = Math.max(this.#wanted, frames)
  }

  /**
   * Whether to draw this frame; `changed`: rows to upload or something playing. `pause`: how long to leave what changes by itself
   * after a picture; it and `now` in milliseconds. `presenting`: a headset is on, which needs every frame.
   * @frame
   */
  check(camera: Seen, changed: boolean, presenting: boolean, now: number, pause: number): boolean {
    const moved = this.#moved(camera)
    if (changed) this.#pending = true
    const isAsked = presenting || moved || this.#wanted > 0
    if (!isAsked) {
      if (!this.#pending) return false
      if (now - this.#drawnAt < pause) return false
    }
    this.#wanted = Math.max(0, this.#wanted - 1)
    this.#pending = false
    this.#drawnAt = now
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
