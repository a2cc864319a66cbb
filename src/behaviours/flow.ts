import * as z from 'zod'
import { Look, lookStride } from '#twin/PartTable.ts'
import { Approach } from './Approach.ts'
import type { Bound, Target } from './Behaviour.ts'
import { isLive, isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { Motions } from './Motions.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'

/** In the order of the codes in `Look.flowAxis`. */
const ways = ['x', 'y', 'z', 'u', 'v'] as const
const unitAxes = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const options = z
  .strictObject({
    along: z
      .enum(ways)
      .default('u')
      .describe("u or v of TEXCOORD_0 in metres, or x, y, z of the node's own frame."),
    spacing: z.number().gt(0).default(0.5).describe('Metres from one mark, or thing, to the next.'),
    metresPerSecond: z
      .number()
      .default(1)
      .describe('Speed at the value 1; negative runs the other way.'),
    strength: z.number().min(0).max(1).default(0.6).describe('How plain the marks are.'),
    carry: z
      .boolean()
      .default(false)
      .describe('Moves the part itself, again and again by one spacing: things on a conveyor.'),
  })
  .refine(({ carry, along }) => !carry || (along !== 'u' && along !== 'v'), {
    message: 'carry needs along x, y or z',
    path: ['along'],
  })

type FlowOptions = z.output<typeof options>

/** Shows something flowing: marks that run along a pipe, or things that are carried on. */
export const flow = makeBehaviour({
  about:
    'Shows flow: marks that run along a pipe or belt, or (`carry`) things that move on by their spacing. It slows to a stop when the value is no longer live.',
  options,
  signal: 'needed',
  writes: 'flow',
  writesWith: ({ carry }) => (carry ? 'motion' : 'flow'),
  attach: (target, given) => new BoundFlow(target, given),
})

class BoundFlow implements Bound {
  readonly #target: Target
  readonly #options: FlowOptions
  readonly #speed = new Approach()
  readonly #motions: Motions | null
  /** Code of the way, as in `Look.flowAxis`. */
  readonly #axis: number
  #phase = 0

  constructor(target: Target, given: FlowOptions) {
    this.#target = target
    this.#options = given
    this.#axis = ways.indexOf(given.along)
    this.#motions = given.carry ? new Motions(target.parts, target.roots) : null
  }

  /** @frame */
  change(value: number, quality: number): boolean {
    const isFirst = this.#speed.speed !== this.#speed.speed
    if (isFirst && !isUsable(value, quality)) return false
    if (isFirst && !this.#motions) this.#mark(this.#options.spacing, this.#options.strength)
    const isMoving = isLive(quality) && isUsable(value, quality)
    return this.#speed.set(isMoving ? value * this.#options.metresPerSecond : 0)
  }

  /** @frame */
  frame(seconds: number): boolean {
    const { spacing } = this.#options
    if (!this.#speed.isMoving()) return false
    this.#speed.step(seconds)
    const rest = (this.#phase + this.#speed.speed * seconds) % spacing
    const phase = rest < 0 ? rest + spacing : rest
    if (phase !== this.#phase) {
      this.#phase = phase
      this.#write()
    }
    return this.#speed.isMoving()
  }

  detach(): void {
    if (this.#motions) this.#motions.remove()
    else this.#mark(0, 0)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const speed = value * this.#options.metresPerSecond
    const what = this.#options.carry ? 'carried' : 'marks run'
    const how = `${what} at ${sayShort(Math.abs(speed))}\u202fm/s`
    return `${sayReading(this.#target.signal, value)}: ${speed === 0 ? 'stands still' : how}.`
  }

  /** Shows the phase, which is in no argument, where it would be allocated. @frame */
  #write(): void {
    const { parts, rows } = this.#target
    if (this.#motions) {
      this.#motions.move(unitAxes[this.#axis], this.#phase)
      return
    }
    for (let i = 0; i < rows.length; i++) {
      parts.look[rows[i] * lookStride + Look.flowPhase] = this.#phase
      parts.markLook(rows[i])
    }
  }

  /** Starts the pattern, or takes it away with a spacing of 0. @frame */
  #mark(spacing: number, strength: number): void {
    const { parts, rows } = this.#target
    const axis = spacing === 0 ? 0 : this.#axis
    for (let i = 0; i < rows.length; i++) {
      parts.set(rows[i], Look.flowPhase, 0)
      parts.set(rows[i], Look.flowSpacing, spacing)
      parts.set(rows[i], Look.flowAxis, axis)
      parts.set(rows[i], Look.flowStrength, strength)
    }
  }
}
