import type { HeadsetSettings } from '#state/readHeadsetSettings.ts'

/** Degrees a second of a smooth turn with the stick pushed all the way. */
const pace = 90
const pushed = 0.65
const released = 0.3
const still = 0.2

/** Makes turns of how far a stick is pushed across: one of a fixed angle for each push, or a smooth one. */
export class SnapTurn {
  #isReady = true

  /**
   * Radians to turn in this frame of so many seconds, positive to the left.
   * @frame
   */
  step(across: number, seconds: number, turn: HeadsetSettings['turn']): number {
    const far = Math.abs(across)
    const side = -Math.sign(across)
    if (far < released) this.#isReady = true
    if (turn === 'smooth') {
      this.#isReady = false
      return far < still ? 0 : (side * pace * seconds * (far - still) * Math.PI) / 180 / (1 - still)
    }
    if (far < pushed || !this.#isReady) return 0
    this.#isReady = false
    return (side * turn * Math.PI) / 180
  }
}
