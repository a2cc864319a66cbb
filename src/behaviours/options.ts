import * as z from 'zod'
import { isColourName, namedColours, type ColourName } from '#twin/namedColours.ts'

const names = Object.keys(namedColours).filter((name): name is ColourName => isColourName(name))

// The refinements stand outside the unions, so that their message and no branch's own is what a person reads.

/** A colour by name or as `#rrggbb`. */
export const colourOption = z
  .union([z.enum(names), z.string()])
  .refine((text) => isColourName(text) || /^#[0-9a-fA-F]{6}$/.test(text), {
    error: `a colour is one of ${names.join(', ')}, or #rrggbb`,
  })
  .describe(`One of ${names.join(', ')}, or #rrggbb (sRGB).`)

const triple = z.tuple([z.number(), z.number(), z.number()])
const noAxis = 'an axis is x, y, z or a direction [x, y, z] that is not [0, 0, 0]'

/** An axis of the node's own frame: a letter or a direction. */
export const axisOption = z
  .union([z.enum(['x', 'y', 'z']), triple], { error: noAxis })
  .refine((axis) => typeof axis === 'string' || Math.hypot(...axis) > 0, noAxis)
  .describe("x, y or z of the node's own frame, or a direction [x, y, z] in it.")

/** A point in the node's own frame. */
export const pivotOption = triple
  .default([0, 0, 0])
  .describe("Point that stays where it is, metres in the node's own frame.")

/** The unit vector of an axis option. */
export function makeAxis(axis: z.output<typeof axisOption>): [number, number, number] {
  if (axis === 'x') return [1, 0, 0]
  if (axis === 'y') return [0, 1, 0]
  if (axis === 'z') return [0, 0, 1]
  const length = Math.hypot(...axis)
  return [axis[0] / length, axis[1] / length, axis[2] / length]
}

/** A turn about an axis, by no angle yet; see `turnAffine`. */
export function makeTurn(axis: z.output<typeof axisOption>): Float64Array {
  return Float64Array.of(...makeAxis(axis), 0)
}

/** Whether exactly one of some options is given. */
export function isOneOf(options: object, keys: readonly string[]): boolean {
  const given = Object.entries(options).filter(
    ([key, value]) => keys.includes(key) && value !== undefined,
  )
  return given.length === 1
}
