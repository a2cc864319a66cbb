import * as z from 'zod'
import type { Bound, Target } from './Behaviour.ts'
import { isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { Motions } from './Motions.ts'
import { axisOption, makeAxis } from './options.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'
import { checkSpan, saySpan, Span, spanShape } from './Span.ts'

const options = z
  .strictObject({ axis: axisOption.default('x'), ...spanShape })
  .superRefine((given, context) => {
    const message = checkSpan(given)
    if (message) context.addIssue({ code: 'custom', message })
  })

type SlideOptions = z.output<typeof options>

/** Moves the part along an axis. */
export const slide = makeBehaviour({
  about:
    'Slides the part along an axis by metres: the value itself, or `low` to `high` for values `from` to `to`.',
  options,
  signal: 'needed',
  writes: 'motion',
  attach: (target, given) => new BoundSlide(target, given),
})

class BoundSlide implements Bound {
  readonly #target: Target
  readonly #options: SlideOptions
  readonly #span: Span
  readonly #axis: readonly number[]
  readonly #motions: Motions
  readonly #smooth = new Smooth()

  constructor(target: Target, given: SlideOptions) {
    this.#target = target
    this.#options = given
    this.#span = new Span(given)
    this.#axis = makeAxis(given.axis)
    this.#motions = new Motions(target.parts, target.roots)
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    if (!isUsable(value, quality)) return this.#smooth.moving
    if (this.#smooth.set(this.#span.at(value), now)) return true
    this.#write(this.#smooth.shown)
    return false
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    const shown = this.#smooth.at(now)
    if (shown === shown) this.#write(shown)
    return this.#smooth.moving
  }

  detach(): void {
    this.#motions.remove()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { signal } = this.#target
    const metres = sayShort(this.#span.at(value))
    return `${sayReading(signal, value)}: moved by ${metres}\u202fm${saySpan(signal, this.#options, '\u202fm')}.`
  }

  /** @frame */
  #write(metres: number): void {
    this.#motions.move(this.#axis, metres)
  }
}
