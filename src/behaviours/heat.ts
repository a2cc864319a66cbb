import * as z from 'zod'
import { matrixStride } from '#twin/PartTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { scaleNames, scaleTable } from './colourScales.ts'
import { isLive, isUsable } from './isUsable.ts'
import { makeBehaviour } from './makeBehaviour.ts'
import { noValueYet, sayLimit, sayReading } from './sentence.ts'

const options = z
  .strictObject({
    from: z.number().describe('Value at the lower end of the scale.'),
    to: z.number().describe('Value at the upper end of the scale.'),
    map: z.enum(scaleNames).default('diverging'),
    field: z
      .string()
      .min(1)
      .default('all')
      .describe('Sensors of one field shape each other’s values: name one for each storey.'),
    layer: z
      .string()
      .min(1)
      .optional()
      .describe("What is measured, for the choice of layers; the signal's name when left out."),
    at: z
      .tuple([z.number(), z.number(), z.number()])
      .optional()
      .describe(
        "Where the sensor is, metres of the model; the middle of the parts' box when left out.",
      ),
    contour: z
      .number()
      .min(0)
      .default(1)
      .describe('Value from one contour line to the next; 0: none.'),
    strength: z.number().min(0).max(1).default(0.75),
  })
  .refine(({ from, to }) => from !== to, 'from and to must differ')

type HeatOptions = z.output<typeof options>

/** Spreads the values of sensors over floors and walls as a map without borders. */
export const heat = makeBehaviour({
  about:
    'A heat map: the value at this sensor, spread over the parts together with those of all other sensors of the same `field` (inverse distance), with contour lines. Sensors without a current value are left out, and what is owed to them is hatched.',
  options,
  signal: 'needed',
  writes: 'heat',
  attach: (target, given) => new BoundHeat(target, given),
})

class BoundHeat implements Bound {
  readonly #target: Target
  readonly #options: HeatOptions
  readonly #field: number
  readonly #sensor: number

  constructor(target: Target, given: HeatOptions) {
    const { parts, rows, signal, assetName } = target
    const { from, to, contour, strength, map } = given
    const { heat: table } = parts
    this.#target = target
    this.#options = given
    const layer = given.layer ?? signal?.name ?? assetName
    const look = {
      unit: signal?.unit ?? '',
      table: scaleTable(map),
      from,
      to,
      contour,
      strength,
    }
    this.#field = table.join(layer, given.field, look)
    const field = table.fields[this.#field]
    const box = planOf(target)
    field.cover(...box)
    const place = given.at ?? [(box[0] + box[2]) / 2, 0, (box[1] + box[3]) / 2]
    this.#sensor = field.add(place[0], place[2])
    for (const row of rows) table.enter(this.#field, row)
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    const { heat: table } = this.#target.parts
    table.fields[this.#field].set(this.#sensor, value, isUsable(value, quality) && isLive(quality))
    return this.frame(0, now)
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    const { parts, rows } = this.#target
    const { heat: table } = parts
    // Its colours stand apart from the parts' looks: one mark has the picture drawn anew.
    if (table.settle(this.#field, now)) parts.markLook(rows[0])
    return table.fields[this.#field].isWaiting
  }

  detach(): void {
    const { rows, parts } = this.#target
    parts.heat.fields[this.#field].set(this.#sensor, NaN, false)
    for (const row of rows) parts.heat.leave(this.#field, row)
    parts.markLook(rows[0])
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { signal } = this.#target
    const { from, to } = this.#options
    const scale = `from ${sayLimit(signal, from)} to ${sayLimit(signal, to)}`
    return `${sayReading(signal, value)}, spread over the floor with the sensors around it, ${scale}.`
  }
}

/** The parts' rectangle in plan, metres of the model at rest: low x, low z, high x, high z. */
function planOf(target: Target): [number, number, number, number] {
  const { parts, rows } = target
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const row of rows) {
    const own = target.bounds(row)
    const at = row * matrixStride
    const m = parts.matrix
    for (let corner = 0; corner < 8; corner++) {
      const x = own[(corner & 1) * 3]
      const y = own[((corner >> 1) & 1) * 3 + 1]
      const depth = own[((corner >> 2) & 1) * 3 + 2]
      const wx = m[at] * x + m[at + 1] * y + m[at + 2] * depth + m[at + 3]
      const wz = m[at + 8] * x + m[at + 9] * y + m[at + 10] * depth + m[at + 11]
      if (wx < box[0]) box[0] = wx
      if (wz < box[1]) box[1] = wz
      if (wx > box[2]) box[2] = wx
      if (wz > box[3]) box[3] = wz
    }
  }
  return box
}
