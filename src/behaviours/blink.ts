import * as z from 'zod'
import { linearColour, sayColour } from '#twin/namedColours.ts'
import type { Bound, Target } from './Behaviour.ts'
import { Condition, conditionShape, isOneCondition, oneCondition } from './Condition.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isLive, isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { colourOption } from './options.ts'
import { isReducedMotion } from './reducedMotion.ts'
import { noValueYet, sayShort } from './sentence.ts'
import { checkStates } from './stateCodes.ts'

const options = z
  .strictObject({
    ...conditionShape,
    colour: colourOption.default('alarm'),
    // WCAG 2.2, success criterion 2.3.1: nothing flashes more than three times in a second.
    hz: z.number().gt(0).max(3).default(1).describe('Flashes a second, 3 at most (WCAG 2.3.1).'),
    strength: z.number().min(0).max(5).default(1),
  })
  .refine(isOneCondition, oneCondition)

type BlinkOptions = z.output<typeof options>

/** Makes the part flash while a condition holds. */
export const blink = makeBehaviour({
  about:
    'Makes the part flash, three times a second at most, while a condition holds; it shines steadily when the value is old or the visitor asked for less motion.',
  options,
  signal: 'needed',
  writes: 'blink',
  check: (target, { states }) => checkStates(target.signal, states ?? []),
  attach: (target, given) => new BoundBlink(target, given),
})

class BoundBlink implements Bound {
  readonly #target: Target
  readonly #options: BlinkOptions
  readonly #condition: Condition
  readonly #layers: GlowLayers
  readonly #light: readonly number[]
  #holds = false
  #isLive = false
  #isLit = false

  constructor(target: Target, given: BlinkOptions) {
    this.#target = target
    this.#options = given
    this.#condition = new Condition(given, target.signal)
    this.#layers = glowLayers(target.parts)
    this.#light = linearColour(given.colour).map((part) => part * given.strength)
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    this.#isLive = isLive(quality)
    if (isUsable(value, quality)) this.#holds = this.#condition.holds(value)
    return this.frame(0, now)
  }

  /** All blink in step: the beat is the clock's, not the alarm's. @frame */
  frame(_seconds: number, now: number): boolean {
    const beat = now * this.#options.hz
    const isSteady = !this.#isLive || isReducedMotion()
    this.#shine(this.#holds && (isSteady || beat - Math.floor(beat) < 0.5))
    return this.#holds && this.#isLive
  }

  detach(): void {
    this.#shine(false)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { colour, hz } = this.#options
    const does = this.#condition.holds(value)
      ? `blinks in ${sayColour(colour)}, ${sayShort(hz)} times a second`
      : 'does not blink'
    return `${this.#condition.say(value)}: ${does}.`
  }

  /** @frame */
  #shine(isLit: boolean): void {
    if (isLit === this.#isLit) return
    this.#isLit = isLit
    const { rows } = this.#target
    const light = this.#light
    const strength = isLit ? 1 : 0
    for (let i = 0; i < rows.length; i++) {
      this.#layers.setBlinking(
        rows[i],
        light[0] * strength,
        light[1] * strength,
        light[2] * strength,
      )
    }
  }
}
