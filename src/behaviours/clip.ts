import * as z from 'zod'
import { Approach } from './Approach.ts'
import type { Bound, Misfit, Target } from './Behaviour.ts'
import { isLive, isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'
import { SmoothBound } from './SmoothBound.ts'
import { Span } from './Span.ts'

const options = z
  .strictObject({
    clip: z.string().min(1).describe('Name of the animation in the model.'),
    mode: z
      .enum(['speed', 'position'])
      .default('speed')
      .describe('`speed`: how fast it plays; `position`: where in it the model stands.'),
    from: z.number().default(0).describe('Value at speed 0, or at the start.'),
    to: z.number().default(1).describe('Value at speed 1 (as authored), or at the end.'),
    wrap: z
      .boolean()
      .default(false)
      .describe('For the position of a loop: from its end it goes on to its start.'),
  })
  .refine(({ from, to }) => from !== to, 'from and to must differ')

type ClipOptions = z.output<typeof options>

/** Plays an animation of the model. */
export const clip = makeBehaviour({
  about: "Plays one of the model's own animations: the value is its speed, or the position in it.",
  options,
  signal: 'needed',
  writes: 'clip',
  claims: (target, given) => [target.clips.indexOf(given.clip)],
  check: (target, { clip: name }) => checkClip(target, name),
  attach: (target, given) =>
    given.mode === 'speed' ? new ClipSpeed(target, given) : new ClipPosition(target, given),
})

function checkClip({ clips }: Target, name: string): Misfit[] {
  if (clips.indexOf(name) >= 0) return []
  const known = clips.names.length > 0 ? `It has: ${clips.names.join(', ')}.` : 'It has none.'
  return [{ text: `The model has no animation "${name}".`, advice: known }]
}

/** Until there is a value nothing is known to move. Returns the number of the clip, or -1. */
function stop({ clips }: Target, name: string): number {
  const number = clips.indexOf(name)
  if (number >= 0) clips.speed[number] = 0
  return number
}

class ClipSpeed implements Bound {
  readonly #target: Target
  readonly #clip: number
  readonly #span: Span
  readonly #speed = new Approach()

  constructor(target: Target, { clip: name, from, to }: ClipOptions) {
    this.#target = target
    this.#clip = stop(target, name)
    this.#span = new Span({ from, to, low: 0, high: 1 }, false)
  }

  /** @frame */
  change(value: number, quality: number): boolean {
    const isMoving = isLive(quality) && isUsable(value, quality)
    if (this.#clip < 0) return false
    this.#speed.set(isMoving ? this.#span.at(value) : 0)
    return this.frame(0)
  }

  /** @frame */
  frame(seconds: number): boolean {
    if (this.#clip < 0) return false
    this.#speed.step(seconds)
    const isMoving = this.#speed.isMoving()
    this.#target.clips.speed[this.#clip] = isMoving ? this.#speed.speed : 0
    return isMoving
  }

  detach(): void {
    if (this.#clip >= 0) this.#target.clips.reset(this.#clip)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const speed = sayShort(this.#span.at(value))
    return `${sayReading(this.#target.signal, value)}: animation plays at ${speed} times its speed.`
  }
}

class ClipPosition extends SmoothBound {
  readonly #clip: number
  readonly #wrap: boolean

  constructor(target: Target, { clip: name, from, to, wrap }: ClipOptions) {
    super(
      target,
      new Span({ from, to, low: 0, high: 1 }),
      wrap ? new Smooth('forwards', 1) : new Smooth(),
    )
    this.#clip = stop(target, name)
    this.#wrap = wrap
  }

  detach(): void {
    if (this.#clip >= 0) this.target.clips.reset(this.#clip)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const percent = sayShort(this.span.at(value) * 100, 1)
    return `${sayReading(this.target.signal, value)}: animation stands at ${percent}\u202f%.`
  }

  /** @frame */
  protected write(): void {
    if (this.#clip < 0) return
    const position = this.place
    const isPast = this.#wrap && (position < 0 || position > 1)
    this.target.clips.position[this.#clip] = isPast ? position - Math.floor(position) : position
  }
}
