/** What may be done in a frame. */
export type Allowance = {
  /** How much coarser the edge of the sight may be, 0 … 1. */
  foveation: number
  /** Pixels along one side against the best. */
  resolution: number
  /** Milliseconds between two pictures of the shadows. */
  shadowPause: number
  labels: number
  /** Parts that seem smaller than so many pixels across are left out; 0: none. */
  least: number
  /** Whether a higher rate than the lowest may be asked for. */
  isFast: boolean
}

/** From all to little: first what nobody sees, last what everybody sees. */
export const allowances: readonly Allowance[] = [
  { foveation: 0.5, resolution: 1, shadowPause: 100, labels: 40, least: 0, isFast: true },
  { foveation: 1, resolution: 1, shadowPause: 400, labels: 40, least: 0, isFast: true },
  { foveation: 1, resolution: 1, shadowPause: 1000, labels: 40, least: 1, isFast: false },
  { foveation: 1, resolution: 0.85, shadowPause: 1000, labels: 28, least: 1.5, isFast: false },
  { foveation: 1, resolution: 0.7, shadowPause: Infinity, labels: 16, least: 2.5, isFast: false },
  { foveation: 1, resolution: 0.6, shadowPause: Infinity, labels: 8, least: 4, isFast: false },
]

/** A window of frames is judged after so many milliseconds and frames. */
const window = { milliseconds: 1000, frames: 8 }
/** A frame is late when it took so many times what the headset gives it; a window is bad or good with such a share of late ones. */
const late = 1.5
const bad = 0.1
const good = 0.02
/** So many bad windows in a row lead a step down, so many good ones a step up. */
const badWindows = 2
const goodWindows = 10
/** A step up that does not hold is not tried again for so many windows; the third time never. */
const penalty = 40
const relapses = 3

/**
 * Chooses how much may be done in a frame, by how long frames take against what the headset gives them. It gives way soon, and comes back
 * late: a picture that keeps changing its looks is worse than a plain one. Time comes in with the frames.
 */
export class FrameGuard {
  /** Index in `allowances`. */
  step: number
  #time = 0
  #frames = 0
  #late = 0
  #bad = 0
  #good = 0
  /** Windows since the last step up; Infinity when there was none that matters. */
  #sinceUp = Infinity
  #wait = 0
  #relapses = 0

  constructor(step = 0) {
    this.step = step
  }

  /**
   * Notes that a frame took so many milliseconds from the one before, where `due` are given to it. Returns whether `step` has changed.
   * @frame
   */
  note(milliseconds: number, due: number): boolean {
    if (!(milliseconds > 0 && due > 0)) return false
    this.#time += milliseconds
    this.#frames++
    if (milliseconds > due * late) this.#late++
    if (this.#time < window.milliseconds || this.#frames < window.frames) return false
    const share = this.#late / this.#frames
    this.#time = 0
    this.#frames = 0
    this.#late = 0
    return this.#judge(share)
  }

  /** Forgets what it saw lately, but not what it has chosen: the picture was away. */
  pause(): void {
    this.#time = 0
    this.#frames = 0
    this.#late = 0
    this.#bad = 0
    this.#good = 0
  }

  /** @frame */
  #judge(share: number): boolean {
    this.#sinceUp++
    if (this.#wait > 0) this.#wait--
    this.#bad = share > bad ? this.#bad + 1 : 0
    this.#good = share <= good ? this.#good + 1 : 0
    if (this.#bad >= badWindows && this.step < allowances.length - 1) {
      if (this.#sinceUp < goodWindows) {
        this.#relapses++
        this.#wait = this.#relapses >= relapses ? Infinity : penalty
      }
      return this.#go(1)
    }
    if (this.#good < goodWindows || this.step === 0 || this.#wait > 0) return false
    this.#sinceUp = 0
    return this.#go(-1)
  }

  /** @frame */
  #go(by: number): boolean {
    this.step += by
    this.#bad = 0
    this.#good = 0
    return true
  }
}
