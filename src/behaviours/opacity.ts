import * as z from 'zod'
import { Look, type PartTable } from '#twin/PartTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'
import { Span } from './Span.ts'

const share = z.number().min(0).max(1)
const options = z
  .strictObject({
    from: z.number().default(0).describe('Value shown as `low`; smaller ones too.'),
    to: z.number().default(100).describe('Value shown as `high`; larger ones too.'),
    low: share.default(0).describe('Opacity at `from`: 0 is not there, 1 is solid.'),
    high: share.default(1).describe('Opacity at `to`.'),
  })
  .refine(({ from, to }) => from !== to, 'from and to must differ')

/** Makes the part more or less solid. */
export const opacity = makeBehaviour({
  about: 'Makes the part more or less transparent with the value.',
  options,
  signal: 'needed',
  writes: 'opacity',
  attach: (target, given) => new BoundOpacity(target, new Span(given)),
})

class BoundOpacity implements Bound {
  readonly #target: Target
  readonly #parts: PartTable
  readonly #rows: Uint32Array
  readonly #span: Span
  readonly #smooth = new Smooth()

  constructor(target: Target, span: Span) {
    this.#target = target
    this.#parts = target.parts
    this.#rows = target.rows
    this.#span = span
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
    this.#write(1)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const percent = sayShort(this.#span.at(value) * 100, 0)
    return `${sayReading(this.#target.signal, value)}: shown ${percent}\u202f% solid.`
  }

  /** @frame */
  #write(solid: number): void {
    for (let i = 0; i < this.#rows.length; i++) this.#parts.set(this.#rows[i], Look.opacity, solid)
  }
}
