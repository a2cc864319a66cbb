import { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { circle, prism } from '../../../build/form/prism.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { finish, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { bottle, type BottleKind } from './bottle.ts'

const PLASTIC = finish('Paint', '#d5dde2')
const GRIP = 0.036

const made = new Map<string, Solid>()

/**
 * A star wheel turning about y, its origin on the belt plane. Pockets sit on the pitch circle; the
 * first pocket is turned by `phase` pockets so that neighbouring wheels interleave.
 */
export function starWheel(
  pockets: number,
  radius: number,
  kind: BottleKind,
  phase = 0,
  table = 0.16,
): Solid {
  const key = [pockets, radius, kind, phase, table].join()
  const known = made.get(key)
  if (known) return known
  const shape = solid()
  const plate = prism(pocketOutline(pockets, radius, phase), 0.016, 0.003, [
    ...lightening(radius),
    circle(0.03, 12),
  ])
  const flat = new Matrix4().makeRotationX(-Math.PI / 2)
  for (const y of [0.05, 0.15]) {
    shape.put(PLASTIC, plate, at(0, y).multiply(flat))
  }
  shape
    .put(STEEL, cylinder(0.06, 0.13, 18, 0.006), at(0, 0.035))
    .put(STEEL, cylinder(0.035, table + 0.035, 14, 0.004), at(0, -table))
    .put(STEEL_DIM, cylinder(0.075, 0.02, 18, 0.006), at(0, 0.158))
  for (const place of ringPlaces(pockets, radius, phase)) shape.copy(bottle(kind), place)
  made.set(key, shape)
  return shape
}

/** The fixed plate on which bottles slide round under a star, standing on the machine's table. */
export function starDeck(radius: number): Solid {
  return solid()
    .put(STEEL, cylinder(radius + 0.055, 0.022, 40, 0.006), at(0, -0.026))
    .put(STEEL_DIM, cylinder(0.14, 0.15, 24, 0.01), at(0, -0.17))
}

/** Places on a circle about y, each turned to face outwards along its own +x. */
export function ringPlaces(count: number, radius: number, phase = 0, y = 0): Matrix4[] {
  return Array.from({ length: count }, (_, k) => {
    const turn = ((k + phase) / count) * 360
    const angle = (turn * Math.PI) / 180
    return at(Math.cos(angle) * radius, y, -Math.sin(angle) * radius, 0, turn)
  })
}

function pocketOutline(pockets: number, radius: number, phase: number): Point2[] {
  const outline: Point2[] = []
  const steps = 3
  for (let k = 0; k < pockets; k++) {
    const turn = ((k + phase) / pockets) * Math.PI * 2
    const cx = Math.cos(turn) * radius
    const cy = Math.sin(turn) * radius
    for (let s = 0; s <= steps; s++) {
      const local = turn - Math.PI / 2 - (s / steps) * Math.PI
      outline.push([cx + Math.cos(local) * GRIP, cy + Math.sin(local) * GRIP])
    }
  }
  return outline
}

function lightening(radius: number): Point2[][] {
  if (radius < 0.25) return []
  const count = 5
  return Array.from({ length: count }, (_, k) => {
    const angle = ((k + 0.5) / count) * Math.PI * 2
    const r = radius * 0.52
    return circle(radius * 0.17, 8, Math.cos(angle) * r, Math.sin(angle) * r)
  })
}
