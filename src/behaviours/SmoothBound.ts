import type { Bound, Target } from './Behaviour.ts'
import { isUsable } from './isUsable.ts'
import { Smooth } from './Smooth.ts'
import type { Span } from './Span.ts'

/** A behaviour that follows its value smoothly through a span: whoever extends it writes what is to be shown. */
export abstract class SmoothBound implements Bound {
  protected readonly target: Target
  protected readonly span: Span
  /** The place of the span that is shown. As an argument of `write` it would be a new number on the heap for each part and frame. */
  protected place = NaN
  readonly #smooth: Smooth

  constructor(target: Target, span: Span, smooth = new Smooth()) {
    this.target = target
    this.span = span
    this.#smooth = smooth
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    if (!isUsable(value, quality)) return this.#smooth.moving
    if (this.#smooth.set(this.span.at(value), now)) return true
    this.place = this.#smooth.shown
    this.write()
    return false
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    this.place = this.#smooth.at(now)
    if (this.place === this.place) this.write()
    return this.#smooth.moving
  }

  abstract detach(): void

  abstract explain(value: number): string

  /**
   * Shows `place`.
   *
   * @frame
   */
  protected abstract write(): void
}
