import * as z from 'zod'
import type { Label } from '#twin/LabelTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet, sayReading } from './sentence.ts'

const options = z.strictObject({
  text: z
    .string()
    .optional()
    .describe("What stands before the value; the signal's name (or the asset's) when left out."),
  lift: z.number().default(0.25).describe("Metres above the part's top."),
  within: z.number().gt(0).default(20).describe('Metres beyond which it is not drawn.'),
})

type LabelOptions = z.output<typeof options>

/** Writes name, value, unit and age at the part. */
export const label = makeBehaviour({
  about: 'Writes name, value, unit and age at the part; without a signal, a name alone.',
  options,
  signal: 'optional',
  writes: 'label',
  attach: (target, given) => new BoundLabel(target, given),
})

class BoundLabel implements Bound {
  readonly #target: Target
  readonly #labels: readonly Label[]

  constructor(target: Target, { text, lift, within }: LabelOptions) {
    const { labels, roots, signal, slot, assetName } = target
    this.#target = target
    this.#labels = Array.from(roots, (row) => ({
      row,
      slot,
      lift,
      within,
      text: text ?? signal?.name ?? assetName,
    }))
    for (const made of this.#labels) labels.add(made)
  }

  /** The scene reads the value itself, a few times a second. */
  change(): boolean {
    return false
  }

  frame(): boolean {
    return false
  }

  detach(): void {
    for (const made of this.#labels) this.#target.labels.remove(made)
  }

  explain(value: number): string {
    const { signal, assetName } = this.#target
    if (!signal) return `Shows the name ${assetName}.`
    return Number.isNaN(value) ? noValueYet : `${sayReading(signal, value)}, written at the part.`
  }
}
