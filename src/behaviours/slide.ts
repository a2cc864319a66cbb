import * as z from 'zod'
import type { Target } from './Behaviour.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { Motions } from './Motions.ts'
import { axisOption, makeAxis } from './options.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { SmoothBound } from './SmoothBound.ts'
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

class BoundSlide extends SmoothBound {
  readonly #options: SlideOptions
  readonly #axis: readonly number[]
  readonly #motions: Motions

  constructor(target: Target, given: SlideOptions) {
    super(target, new Span(given))
    this.#options = given
    this.#axis = makeAxis(given.axis)
    this.#motions = new Motions(target.parts, target.roots)
  }

  detach(): void {
    this.#motions.remove()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { signal } = this.target
    const metres = sayShort(this.span.at(value))
    return `${sayReading(signal, value)}: moved by ${metres}\u202fm${saySpan(signal, this.#options, '\u202fm')}.`
  }

  /** @frame */
  protected write(): void {
    this.#motions.move(this.#axis, this.place)
  }
}
