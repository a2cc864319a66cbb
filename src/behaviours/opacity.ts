import * as z from 'zod'
import { Look, type PartTable } from '#twin/PartTable.ts'
import type { Target } from './Behaviour.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { SmoothBound } from './SmoothBound.ts'
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

class BoundOpacity extends SmoothBound {
  readonly #parts: PartTable
  readonly #rows: Uint32Array

  constructor(target: Target, span: Span) {
    super(target, span)
    this.#parts = target.parts
    this.#rows = target.rows
  }

  detach(): void {
    this.place = 1
    this.write()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const percent = sayShort(this.span.at(value) * 100, 0)
    return `${sayReading(this.target.signal, value)}: shown ${percent}\u202f% solid.`
  }

  /** @frame */
  protected write(): void {
    const solid = this.place
    for (let i = 0; i < this.#rows.length; i++) this.#parts.set(this.#rows[i], Look.opacity, solid)
  }
}
