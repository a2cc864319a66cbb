import type { Vector3 } from 'three'
import type { Work } from '#twin/Work.ts'

/** What is asked of the ground: see `Ground`. */
export type WayGround = {
  floorAt(x: number, y: number, z: number, below?: number): number
  pushOut(feet: Vector3): boolean
}

type Box = { min: { x: number; y: number; z: number }; max: { x: number; y: number; z: number } }
type Cell = { x: number; z: number; y: number; cost: number; guess: number; from: Cell | null }

/** Metres between two places that are tried, and how near to the goal the way ends. */
const grid = 0.6
const near = 1
/** Metres that a place may be pushed aside and still be one. */
const pushed = 0.25
/** Places that are tried at most: a hall of 40 by 40 metres. */
const most = 5000
const steps = [1, 0, -1, 0, 0, 1, 0, -1, 1, 1, 1, -1, -1, 1, -1, -1] as const

/**
 * The shortest way on foot from `from` (feet) to a box, over the floors where a person can stand (A*, P. Hart, N. Nilsson,
 * B. Raphael, 1968): x, y, z of each point, metres; null when none is found. `feet` is scratch.
 */
export function* findWay(
  ground: WayGround,
  from: Vector3,
  goal: Box,
  feet: Vector3,
): Work<number[] | null> {
  const start = { x: 0, z: 0, y: from.y, cost: 0, guess: 0, from: null }
  const open: Cell[] = [start]
  const best = new Map<string, number>()
  for (let tried = 0; open.length > 0 && tried < most; tried++) {
    const cell = takeBest(open)
    const x = from.x + cell.x * grid
    const z = from.z + cell.z * grid
    if (distance(x, z, goal) <= near && isLevel(cell.y, goal)) return listPoints(cell, from)
    for (let i = 0; i < steps.length; i += 2) {
      const next = step(cell, steps[i], steps[i + 1], ground, from, feet)
      if (!next) continue
      const key = `${next.x} ${next.z} ${Math.round(next.y * 2)}`
      if ((best.get(key) ?? Infinity) <= next.cost) continue
      best.set(key, next.cost)
      next.guess = next.cost + distance(from.x + next.x * grid, from.z + next.z * grid, goal)
      open.push(next)
    }
    yield
  }
  return null
}

/** The next place, when one can stand there. */
function step(
  cell: Cell,
  dx: number,
  dz: number,
  ground: WayGround,
  from: Vector3,
  feet: Vector3,
): Cell | null {
  const x = cell.x + dx
  const z = cell.z + dz
  const y = ground.floorAt(from.x + x * grid, cell.y, from.z + z * grid, 1)
  if (Number.isNaN(y) || Math.abs(y - cell.y) > 0.5) return null
  feet.set(from.x + x * grid, y, from.z + z * grid)
  if (!ground.pushOut(feet)) return null
  const aside = Math.hypot(feet.x - from.x - x * grid, feet.z - from.z - z * grid)
  if (aside > pushed) return null
  const cost = cell.cost + Math.hypot(dx, dz) * grid
  return { x, z, y, cost, guess: 0, from: cell }
}

function takeBest(open: Cell[]): Cell {
  let best = 0
  for (let i = 1; i < open.length; i++) if (open[i].guess < open[best].guess) best = i
  const cell = open[best]
  open[best] = open[open.length - 1]
  open.pop()
  return cell
}

/** Metres to the box as seen from above. */
function distance(x: number, z: number, { min, max }: Box): number {
  return Math.hypot(Math.max(min.x - x, 0, x - max.x), Math.max(min.z - z, 0, z - max.z))
}

/** Whether somebody who stands at this height stands before it, not a storey above or below. */
function isLevel(y: number, { min, max }: Box): boolean {
  return y > min.y - 2.5 && y < max.y + 0.5
}

function listPoints(last: Cell, from: Vector3): number[] {
  const points: number[] = []
  for (let cell: Cell | null = last; cell; cell = cell.from)
    points.unshift(from.x + cell.x * grid, cell.y, from.z + cell.z * grid)
  return points
}
