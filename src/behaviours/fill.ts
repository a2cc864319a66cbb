import * as z from 'zod'
import { identityAffine } from '#twin/affine.ts'
import type { Target } from './Behaviour.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { motionMatrix, Motions } from './Motions.ts'
import { noValueYet, sayReading, sayShort } from './sentence.ts'
import { SmoothBound } from './SmoothBound.ts'
import { Span } from './Span.ts'

const options = z
  .strictObject({
    axis: z.enum(['x', 'y', 'z']).default('y').describe("Upwards in the node's own frame."),
    from: z.number().default(0).describe('Value of an empty vessel.'),
    to: z.number().default(100).describe('Value of a full one.'),
  })
  .refine(({ from, to }) => from !== to, 'from and to must differ')

type FillOptions = z.output<typeof options>

/** Small enough that no pixel is left, large enough that the matrix can be inverted. */
const nothing = 1e-5

/** Shows a level: scales the geometry upwards from its bottom. */
export const fill = makeBehaviour({
  about:
    'Shows a level: the geometry, drawn full in the model, is scaled along an axis from its bottom; an empty one is not seen.',
  options,
  signal: 'needed',
  writes: 'motion',
  attach: (target, given) => new BoundFill(target, given),
})

class BoundFill extends SmoothBound {
  readonly #axis: number
  readonly #motions: Motions
  /** Middle of the bottom of each root's box, three numbers each. */
  readonly #bottoms: Float32Array

  constructor(target: Target, { axis, from, to }: FillOptions) {
    super(target, new Span({ from, to, low: 0, high: 1 }))
    this.#axis = 'xyz'.indexOf(axis)
    this.#motions = new Motions(target.parts, target.roots)
    this.#bottoms = new Float32Array(target.roots.length * 3)
    target.roots.forEach((root, i) => {
      const box = target.bounds(root)
      for (let k = 0; k < 3; k++) {
        const place = k === this.#axis ? box[k] : (box[k] + box[k + 3]) / 2
        this.#bottoms[i * 3 + k] = Number.isFinite(place) ? place : 0
      }
    })
  }

  detach(): void {
    this.#motions.remove()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const level = this.span.at(value)
    const percent = `filled to ${sayShort(level * 100, 1)}\u202f%`
    return `${sayReading(this.target.signal, value)}: ${level === 0 ? 'empty' : percent}.`
  }

  /** @frame */
  protected write(): void {
    const level = this.place
    identityAffine(motionMatrix, 0)
    const across = level <= nothing ? nothing : 1
    for (let i = 0; i * 3 < this.#bottoms.length; i++) {
      for (let k = 0; k < 3; k++) {
        const scale = k === this.#axis ? Math.max(level, nothing) : across
        motionMatrix[k * 5] = scale
        motionMatrix[k * 4 + 3] = this.#bottoms[i * 3 + k] * (1 - scale)
      }
      this.#motions.writeOne(i)
    }
  }
}
