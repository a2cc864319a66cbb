import * as z from 'zod'
import { turnAffine } from '#twin/affine.ts'
import type { Bound, Target } from './Behaviour.ts'
import { isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { motionMatrix, Motions } from './Motions.ts'
import { axisOption, makeAxis, pivotOption } from './options.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'
import { checkSpan, saySpan, Span, spanShape } from './Span.ts'

const options = z
  .strictObject({
    axis: axisOption.default('y'),
    pivot: pivotOption,
    ...spanShape,
    wrap: z
      .boolean()
      .default(false)
      .describe('For a heading: 360° is 0°, and the part turns the short way round.'),
  })
  .superRefine((given, context) => {
    const message = checkSpan(given)
    if (message) context.addIssue({ code: 'custom', message })
  })

type TurnOptions = z.output<typeof options>

/** Turns the part to an angle. */
export const turn = makeBehaviour({
  about:
    'Turns the part about an axis to an angle in degrees: the value itself, or `low` to `high` for values `from` to `to`.',
  options,
  signal: 'needed',
  writes: 'motion',
  attach: (target, given) => new BoundTurn(target, given),
})

class BoundTurn implements Bound {
  readonly #target: Target
  readonly #options: TurnOptions
  readonly #span: Span
  readonly #axis: readonly number[]
  readonly #motions: Motions
  readonly #smooth: Smooth

  constructor(target: Target, given: TurnOptions) {
    this.#target = target
    this.#options = given
    this.#span = new Span(given, !given.wrap)
    this.#axis = makeAxis(given.axis)
    this.#motions = new Motions(target.parts, target.roots)
    this.#smooth = given.wrap ? new Smooth('shortest', 360) : new Smooth()
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
    const angle = sayShort(this.#span.at(value), 1)
    return `${sayReading(signal, value)}: turned to ${angle}°${saySpan(signal, this.#options, '°')}.`
  }

  /** @frame */
  #write(degrees: number): void {
    const angle = ((degrees % 360) * Math.PI) / 180
    turnAffine(motionMatrix, 0, this.#axis, this.#options.pivot, angle)
    this.#motions.write()
  }
}
