import * as z from 'zod'
import { turnAffine } from '#twin/affine.ts'
import type { Target } from './Behaviour.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { motionMatrix, Motions } from './Motions.ts'
import { axisOption, makeTurn, pivotOption } from './options.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'
import { SmoothBound } from './SmoothBound.ts'
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

class BoundTurn extends SmoothBound {
  readonly #options: TurnOptions
  readonly #turn: Float64Array
  readonly #motions: Motions

  constructor(target: Target, given: TurnOptions) {
    super(
      target,
      new Span(given, !given.wrap),
      given.wrap ? new Smooth('shortest', 360) : new Smooth(),
    )
    this.#options = given
    this.#turn = makeTurn(given.axis)
    this.#motions = new Motions(target.parts, target.roots)
  }

  detach(): void {
    this.#motions.remove()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { signal } = this.target
    const angle = sayShort(this.span.at(value), 1)
    return `${sayReading(signal, value)}: turned to ${angle}°${saySpan(signal, this.#options, '°')}.`
  }

  /** @frame */
  protected write(): void {
    this.#turn[3] = ((this.place % 360) * Math.PI) / 180
    turnAffine(motionMatrix, 0, this.#turn, this.#options.pivot)
    this.#motions.write()
  }
}
