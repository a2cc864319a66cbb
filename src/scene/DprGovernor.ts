const steps = [1, 1.25, 1.5, 2] as const
/** While the camera moves, when a frame takes longer than so many milliseconds: coarse, but it moves. */
const coarse = { dpr: 0.5, cost: 70, rest: 250 }

/**
 * Chooses how many pixels to draw for one of the page's: as many as the screen has (two at most) while frames come at a
 * good rate, fewer when they do not, one at least. Where a frame takes very long (no GPU), a moving camera is drawn with a
 * quarter of them, and the picture sharpens when it rests.
 */
export class DprGovernor {
  #at: number
  readonly #most: number
  #before = NaN
  #slow = 0
  #fast = 0
  #drops = 0
  #isCoarse = false
  #isHurried = false
  #movedAt = -Infinity
  #given = NaN

  /** `screen`: pixels that the screen has for one of the page's. */
  constructor(screen: number) {
    let most = 0
    while (most < steps.length - 1 && steps[most] < screen) most++
    this.#most = most
    this.#at = most
  }

  get dpr(): number {
    return this.#isCoarse ? coarse.dpr : steps[this.#at]
  }

  /** Lets pictures be coarse until one is noted, because it shall come soon; it sharpens after that. */
  hurry(): void {
    this.#isHurried = true
  }

  /**
   * Notes whether the camera moved in the frame at `now`, and what a frame costs, both in milliseconds. Returns whether
   * `dpr` has changed.
   * @frame
   */
  noteMotion(moved: boolean, now: number, cost: number): boolean {
    if (moved) this.#movedAt = now
    const was = this.#isCoarse
    const isMoving = now - this.#movedAt < coarse.rest
    // Once coarse, it stays so until the rest: what it costs then says nothing about the full picture.
    this.#isCoarse = this.#isHurried || (isMoving && (was || (moved && cost > coarse.cost)))
    const before = this.#given
    this.#given = this.dpr
    return before !== this.#given
  }

  /**
   * Notes a drawn frame at `now`, milliseconds. Returns whether `dpr` has changed.
   * @frame
   */
  note(now: number): boolean {
    this.#isHurried = false
    const took = now - this.#before
    this.#before = now
    // Longer ones were pauses with nothing to draw.
    if (!(took < 200)) return false
    if (took > 27) this.#slow++
    else if (took < 19) this.#fast++
    if (this.#slow + this.#fast < 60) return false
    const isSlow = this.#slow > 40
    const isFast = this.#fast > 57
    this.#slow = 0
    this.#fast = 0
    if (isSlow && this.#at > 0) {
      this.#at--
      this.#drops++
      return true
    }
    // After two drops it stays: going up and down would show more than the pixels do.
    if (isFast && this.#at < this.#most && this.#drops < 2) {
      this.#at++
      return true
    }
    return false
  }
}
