import { type Matrix4, Vector3 } from 'three'
import type { MaterialName } from './palette.ts'
import type { Part } from './Part.ts'
import { makeTree, placeSolids, type Placed } from './placeSolids.ts'
import type { ShadeTree } from './ShadeTree.ts'
import type { SolidPiece } from './Solid.ts'

const RAYS = 28
/** A ray that gets so far (m) without touching anything could be somebody's glance. */
const REACH = 0.7
/** Nearer than this, and it does not matter what it is. */
const BLOCKED = REACH - 0.01
/** If the next thing up to here is the inside of a surface, the ray began inside a solid. */
const INSIDE_REACH = 3
/** Nobody's eye is lower than this (m), so nobody sees the undersides of what stands there. */
const EYE = 0.45
/** Corners of a triangle are looked at from so far inside, and large ones at points so far apart. */
const SPACING = 0.3
const CLEARANCE = 0.001
/** A level falls and lays its surfaces bare; paint on the floor covers cells by halves. */
const IS_KEPT = new Set<MaterialName>(['Liquid', 'Epoxy'])

/** Planes (m) behind which nobody stands: walls there have no backs, so that a camera behind them looks in. */
export type Horizon = { west: number; north: number }
const NOWHERE: Horizon = { west: -Infinity, north: -Infinity }
let behind = NOWHERE

/** The indices of those triangles that anybody can see. */
export type SeenTriangles = Map<SolidPiece, number[]>

/**
 * Leaves out what is buried: bottoms on the floor, backs at walls, faces between stacked things. A shared
 * solid keeps what is seen in any of its places; one that moves is judged by itself alone.
 */
export function findSeen(root: Part, horizon = NOWHERE): SeenTriangles {
  behind = horizon
  const seen: SeenTriangles = new Map()
  const { uses, resting: hall } = placeSolids(root)
  for (const [solid, entries] of uses) {
    const moving = entries.find((entry) => entry.moves)
    const own = moving ? makeTree([moving]) : undefined
    for (const [material, piece] of solid.pieces) {
      const isKept = IS_KEPT.has(material)
      seen.set(piece, isKept ? piece.indices : seenIndices(piece, entries, hall, own))
    }
  }
  return seen
}

function seenIndices(
  piece: SolidPiece,
  entries: readonly Placed[],
  hall: ShadeTree | undefined,
  own: ShadeTree | undefined,
): number[] {
  const kept: number[] = []
  const { indices } = piece
  const moving = entries.find((entry) => entry.moves)
  for (let k = 0; k < indices.length; k += 3) {
    const isSeen =
      (moving && isTriangleSeen(piece, k, moving.world, own, true)) ||
      entries.some((entry) => !entry.moves && isTriangleSeen(piece, k, entry.world, hall, false))
    if (isSeen) kept.push(indices[k], indices[k + 1], indices[k + 2])
  }
  return kept
}

const directions = Array.from({ length: RAYS }, (_, k) => {
  const radius = Math.sqrt((k + 0.5) / RAYS)
  const angle = k * Math.PI * (3 - Math.sqrt(5))
  return new Vector3(
    radius * Math.cos(angle),
    radius * Math.sin(angle),
    Math.sqrt(1 - radius * radius),
  )
})

const corners = [new Vector3(), new Vector3(), new Vector3()]
const normal = new Vector3()
const tangent = new Vector3()
const bitangent = new Vector3()
const edge = new Vector3()
const origin = new Vector3()
const heading = new Vector3()

function isTriangleSeen(
  { positions, indices }: SolidPiece,
  first: number,
  world: Matrix4,
  tree: ShadeTree | undefined,
  moves: boolean,
): boolean {
  const [a, b, c] = corners
  a.fromArray(positions, indices[first] * 3).applyMatrix4(world)
  b.fromArray(positions, indices[first + 1] * 3).applyMatrix4(world)
  c.fromArray(positions, indices[first + 2] * 3).applyMatrix4(world)
  normal.subVectors(b, a).cross(edge.subVectors(c, a))
  if (normal.lengthSq() < 1e-14) return false
  normal.normalize()
  tangent.set(Math.abs(normal.y) > 0.9 ? 1 : 0, Math.abs(normal.y) > 0.9 ? 0 : 1, 0)
  tangent.cross(normal).normalize()
  bitangent.crossVectors(normal, tangent)
  const longest = Math.max(a.distanceTo(b), b.distanceTo(c), c.distanceTo(a))
  const cuts = Math.max(3, Math.min(24, Math.ceil(longest / SPACING)))
  for (let i = 0; i < cuts; i++) {
    for (let j = 0; i + j < cuts; j++) {
      const u = (i + 1 / 3) / cuts
      const v = (j + 1 / 3) / cuts
      origin
        .copy(a)
        .multiplyScalar(1 - u - v)
        .addScaledVector(b, u)
        .addScaledVector(c, v)
        .addScaledVector(normal, CLEARANCE)
      if (isPointSeen(tree, moves)) return true
    }
  }
  return false
}

function isPointSeen(tree: ShadeTree | undefined, moves: boolean): boolean {
  for (const { x, y, z } of directions) {
    heading.copy(tangent).multiplyScalar(x).addScaledVector(bitangent, y).addScaledVector(normal, z)
    if (!moves && heading.y <= 0 && origin.y < EYE) continue
    const isBehind =
      origin.x + heading.x * REACH < behind.west || origin.z + heading.z * REACH < behind.north
    if (!moves && isBehind) continue
    if (!tree) return true
    const free = tree.distance(
      origin.x,
      origin.y,
      origin.z,
      heading.x,
      heading.y,
      heading.z,
      INSIDE_REACH,
      BLOCKED,
    )
    if (free >= INSIDE_REACH || (free >= REACH && !tree.hitInside)) return true
  }
  return false
}
