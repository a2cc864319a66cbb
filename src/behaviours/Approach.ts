/** Seconds in which about two thirds of a jump are made up. */
const lag = 0.5

/** A speed that follows its goal like a machine with inertia: a first-order lag of 0.5 s. The first goal jumps. */
export class Approach {
  /** NaN before the first goal. */
  speed = NaN
  goal = NaN

  /** Returns whether there is a speed to integrate. @frame */
  set(goal: number): boolean {
    this.goal = goal
    if (this.speed !== this.speed) this.speed = goal
    return goal !== 0 || this.speed !== 0
  }

  /** Moves `speed` on by some seconds. (As a result it would be allocated.) @frame */
  step(seconds: number): void {
    const rest = this.goal - this.speed
    if (!(rest !== 0)) return
    if (Math.abs(rest) <= 1e-3 * Math.max(Math.abs(this.goal), 1)) this.speed = this.goal
    else this.speed += rest * (1 - Math.exp(-seconds / lag))
  }

  /** Whether anything turns or changes. @frame */
  isMoving(): boolean {
    return this.goal === this.goal && (this.speed !== 0 || this.goal !== 0)
  }
}
