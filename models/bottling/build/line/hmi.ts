import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import {
  ALUMINIUM,
  CHARCOAL,
  finish,
  OFF_WHITE,
  SCREEN,
  SCREEN_LINE,
  SCREEN_TILE,
} from '../../../build/scene/palette.ts'
import { part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

/** An operator panel looking to +z, on an arm that reaches 0.4 m back at `rise` above the origin. */
export function hmi(place: Matrix4, rise = 0.62): Part {
  const arm = tube(
    [
      [0, rise, -0.4],
      [0, rise, -0.02],
      [0, 0.38, -0.02],
    ],
    roundSection(0.024),
    { bend: 0.08 },
  )
  return part('Hmi', solid().copy(panel).put(ALUMINIUM, arm), place)
}

const panel = solid()
  .put(ALUMINIUM, cylinder(0.036, 0.06, 14, 0.006), at(0, 0.36, -0.02))
  .put(OFF_WHITE, box(0.44, 0.36, 0.07, 0.014), at(0, 0.18, 0))
  .put(CHARCOAL, box(0.4, 0.3, 0.01, 0.004), at(0, 0.2, 0.034))
  .put(SCREEN, box(0.36, 0.25, 0.006, 0.002), at(0, 0.205, 0.0385))
  .putAll(SCREEN_LINE, box(0.15, 0.012, 0.004, 0.001), [
    at(-0.085, 0.3, 0.041),
    at(-0.085, 0.2, 0.041),
  ])
  .putAll(SCREEN_TILE, box(0.07, 0.05, 0.004, 0.001), [
    at(-0.125, 0.255, 0.041),
    at(-0.045, 0.255, 0.041),
    at(0.035, 0.255, 0.041),
    at(0.115, 0.255, 0.041),
  ])
  .putAll(SCREEN_TILE, box(0.15, 0.075, 0.004, 0.001), [
    at(-0.085, 0.135, 0.041),
    at(0.085, 0.135, 0.041),
  ])
  .putAll(finish('Gloss', '#c9cdd0'), cylinder(0.014, 0.012, 12, 0.002), [
    at(-0.14, 0.03, 0.034, 90),
    at(-0.09, 0.03, 0.034, 90),
    at(-0.04, 0.03, 0.034, 90),
  ])
  .put(finish('Gloss', '#a3241d'), cylinder(0.022, 0.02, 14, 0.005), at(0.14, 0.032, 0.034, 90))
