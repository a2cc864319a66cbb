import type { Bound, Target } from './Behaviour.ts'
import { isUsable } from './isUsable.ts'
import { Smooth } from './Smooth.ts'
import type { Span } from './Span.ts'

/** A behaviour that follows its value smoothly through a span: whoever extends it writes what is to be shown. */
export abstract class SmoothBound implements Bound {
  protected readonly target: Target
  protected readonly span: Span
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
    this.write(this.#smooth.shown)
    return false
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    const shown = this.#smooth.at(now)
    if (shown === shown) this.write(shown)
    return this.#smooth.moving
  }

  abstract detach(): void

  abstract explain(value: number): string

  /**
   * Shows a place of the span.
   *
   * @frame
   */
  protected abstract write(place: number): void
}
