/** How high the eyes of everyone are over the floor to the others, metres. */
export const nominalEyes = 1.6
/** Seconds in which somebody who stands up is known to be taller: a jump does not count. */
const rising = 1.2

/**
 * Hides how tall somebody is from the others, and whether they sit: their eyes are where those of all are when they hold themselves as high as they do in this session;
 * who bends or kneels is seen to.
 */
export class Stature {
  #tall = NaN

  /** Another person may have put the headset on. */
  reset(): void {
    this.#tall = NaN
  }

  /**
   * Metres by which to lift somebody whose eyes are so high over the floor of their room.
   * @frame
   */
  lift(eyes: number, seconds: number): number {
    if (this.#tall !== this.#tall) this.#tall = eyes
    if (eyes > this.#tall) this.#tall += (eyes - this.#tall) * (1 - Math.exp(-seconds / rising))
    return nominalEyes - this.#tall
  }
}
