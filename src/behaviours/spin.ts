import * as z from 'zod'
import { turnAffine } from '#twin/affine.ts'
import { Approach } from './Approach.ts'
import type { Bound, Target } from './Behaviour.ts'
import { isLive, isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { motionMatrix, Motions } from './Motions.ts'
import { axisOption, makeTurn, pivotOption } from './options.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'

const options = z.strictObject({
  axis: axisOption.default('y'),
  pivot: pivotOption,
  ratio: z
    .number()
    .default(1)
    .describe("Turns of the part for each of the signal's; negative turns the other way."),
})

type SpinOptions = z.output<typeof options>

const whole = 2 * Math.PI

/** Turns the part on and on, at a speed in rpm. */
export const spin = makeBehaviour({
  about:
    'Spins the part about an axis; the signal is its speed in rpm. It slows to a stop when the value is no longer live.',
  options,
  signal: 'needed',
  writes: 'motion',
  attach: (target, given) => new BoundSpin(target, given),
})

class BoundSpin implements Bound {
  readonly #target: Target
  readonly #ratio: number
  readonly #turn: Float64Array
  readonly #pivot: readonly number[]
  readonly #motions: Motions
  readonly #rpm = new Approach()

  constructor(target: Target, { axis, pivot, ratio }: SpinOptions) {
    this.#target = target
    this.#ratio = ratio
    this.#turn = makeTurn(axis)
    this.#pivot = pivot
    this.#motions = new Motions(target.parts, target.roots)
  }

  /** @frame */
  change(value: number, quality: number): boolean {
    if (isLive(quality) && isUsable(value, quality)) return this.#rpm.set(value * this.#ratio)
    if (this.#rpm.speed !== this.#rpm.speed) return false
    return this.#rpm.set(0)
  }

  /** @frame */
  frame(seconds: number): boolean {
    if (!this.#rpm.isMoving()) return false
    this.#rpm.step(seconds)
    const turn = this.#turn
    const angle = (turn[3] + (this.#rpm.speed / 60) * seconds * whole) % whole
    if (angle !== turn[3]) {
      turn[3] = angle
      turnAffine(motionMatrix, 0, turn, this.#pivot)
      this.#motions.write()
    }
    return this.#rpm.isMoving()
  }

  detach(): void {
    this.#motions.remove()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const reading = sayReading(this.#target.signal, value)
    const rpm = sayShort(Math.abs(value * this.#ratio))
    return value === 0 ? `${reading}: stands still.` : `${reading}: turns at ${rpm}\u202frpm.`
  }
}
