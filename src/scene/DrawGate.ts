import type { Matrix4 } from 'three'

type Seen = { matrixWorld: Matrix4; projectionMatrix: Matrix4 }

/**
 * Decides whether a frame has to be drawn: when the camera or anything else changed since the last drawn one. Pictures
 * that are dear to draw (a machine without a GPU) are paced: what changes by itself then takes at most about half of the
 * time, which leaves the rest to the feed and the page; what a person moves is drawn at once.
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
   * Whether to draw this frame; `now` and `cost`, what a picture takes, in milliseconds. `changed`: rows to upload or something
   * playing. `presenting`: a headset is on, which needs every frame.
   * @frame
   */
  check(camera: Seen, changed: boolean, presenting: boolean, now: number, cost: number): boolean {
    const moved = this.#moved(camera)
    if (changed) this.#pending = true
    const isAsked = presenting || moved || this.#wanted > 0
    if (!isAsked) {
      if (!this.#pending) return false
      if (cost > 30 && now - this.#drawnAt < cost * 2) return false
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
