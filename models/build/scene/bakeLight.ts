import { Matrix4, Vector3 } from 'three'
import type { MaterialName } from './palette.ts'
import type { Part } from './Part.ts'
import type { SeenTriangles } from './findSeen.ts'
import { makeTree, placeSolids, type Placed } from './placeSolids.ts'
import type { ShadeTree } from './ShadeTree.ts'
import type { Solid, SolidPiece } from './Solid.ts'

const RAYS = 32
const REACH = 2.2
const DARKEST = 0.2
const CATCHES_NO_SHADE = new Set<MaterialName>(['Light', 'Screen', 'Clear'])

/** How open each vertex is to the surroundings, 0 to 1. */
export type BakedLight = Map<SolidPiece, Float32Array>

/**
 * Ambient occlusion for every vertex. A solid used once and at rest sees the whole resting
 * hall; a shared one sees its own unit (or itself) and the floor; a moving one only itself.
 */
export function bakeLight(root: Part, seen: SeenTriangles): BakedLight {
  const baked: BakedLight = new Map()
  const { placed, uses, resting: hall } = placeSolids(root)
  const unitMembers = new Map<Part, Placed[]>()
  for (const entry of placed) {
    if (!entry.unit || entry.moves) continue
    const members = unitMembers.get(entry.unit)
    if (members) members.push(entry)
    else unitMembers.set(entry.unit, [entry])
  }
  const unitTrees = new Map<Part, ShadeTree | undefined>()

  for (const [shape, entries] of uses) {
    const first = entries[0]
    if (first.moves) {
      shade(shape, first.world, makeTree([first]), false, seen, baked)
    } else if (entries.length === 1) {
      shade(shape, first.world, hall, true, seen, baked)
    } else if (first.unit) {
      const { unit } = first
      if (!unitTrees.has(unit)) unitTrees.set(unit, makeTree(unitMembers.get(unit)!))
      shade(shape, first.world, unitTrees.get(unit), true, seen, baked)
    } else {
      shade(shape, first.world, makeTree([first]), true, seen, baked)
    }
  }
  return baked
}

const directions = Array.from({ length: RAYS }, (_, k) => {
  // One fixed cosine-weighted fan for every vertex: no noise between neighbours.
  const radius = Math.sqrt((k + 0.5) / RAYS)
  const angle = k * Math.PI * (3 - Math.sqrt(5))
  const x = radius * Math.cos(angle)
  const y = radius * Math.sin(angle)
  return new Vector3(x, y, Math.sqrt(Math.max(0, 1 - x * x - y * y)))
})

const PROBE = 4
const BURIED = -1
const normal = new Vector3()
const origin = new Vector3()
const tangent = new Vector3()
const bitangent = new Vector3()
const heading = new Vector3()

function shade(
  shape: Solid,
  world: Matrix4,
  tree: ShadeTree | undefined,
  hasFloor: boolean,
  seen: SeenTriangles,
  baked: BakedLight,
): void {
  const known = new Map<string, number>()
  for (const [material, piece] of shape.pieces) {
    if (CATCHES_NO_SHADE.has(material)) continue
    const indices = seen.get(piece)!
    const lights = new Float32Array(piece.positions.length / 3)
    for (const k of new Set(indices)) {
      const key = vertexKey(piece.positions, piece.normals, k * 3)
      let light = known.get(key)
      if (light === undefined) {
        origin.fromArray(piece.positions, k * 3).applyMatrix4(world)
        normal.fromArray(piece.normals, k * 3).transformDirection(world)
        light = openness(tree, hasFloor)
        known.set(key, light)
      }
      lights[k] = light
    }
    digOut(indices, lights)
    baked.set(piece, lights)
  }
}

/** Vertices inside another solid are dark, and would drag their shade along the whole member. */
function digOut(indices: readonly number[], lights: Float32Array): void {
  for (let round = 0; round < 3; round++) {
    const sums = new Map<number, [number, number]>()
    for (let k = 0; k < indices.length; k++) {
      const vertex = indices[k]
      if (lights[vertex] !== BURIED) continue
      const first = k - (k % 3)
      for (let c = 0; c < 3; c++) {
        const light = lights[indices[first + c]]
        if (light === BURIED) continue
        const sum = sums.get(vertex) ?? [0, 0]
        sums.set(vertex, [sum[0] + light, sum[1] + 1])
      }
    }
    for (const [vertex, [sum, count]] of sums) lights[vertex] = (sum / count) * 0.9
  }
  for (let k = 0; k < lights.length; k++) if (lights[k] === BURIED) lights[k] = 0.7
}

function vertexKey(positions: number[], normals: number[], k: number): string {
  let key = ''
  for (let c = 0; c < 3; c++) {
    key += Math.round(positions[k + c] * 200) + ',' + Math.round(normals[k + c] * 8) + ','
  }
  return key
}

function openness(tree: ShadeTree | undefined, hasFloor: boolean): number {
  tangent.set(Math.abs(normal.y) > 0.9 ? 1 : 0, Math.abs(normal.y) > 0.9 ? 0 : 1, 0)
  tangent.cross(normal).normalize()
  bitangent.crossVectors(normal, tangent)
  origin.addScaledVector(normal, 0.006)
  let blocked = 0
  let inside = 0
  for (let k = 0; k < RAYS; k++) {
    // Every fourth ray first: where those see nothing, the others hardly would.
    const turn = k * PROBE
    if (k === RAYS / PROBE && blocked === 0) return 1
    const direction = directions[(turn % RAYS) + Math.floor(turn / RAYS)]
    heading
      .copy(tangent)
      .multiplyScalar(direction.x)
      .addScaledVector(bitangent, direction.y)
      .addScaledVector(normal, direction.z)
    let reach = REACH
    if (hasFloor && heading.y < -1e-4 && origin.y > 0) {
      reach = Math.min(reach, origin.y / -heading.y)
    }
    let distance = reach
    if (tree) {
      distance = tree.distance(origin.x, origin.y, origin.z, heading.x, heading.y, heading.z, reach)
      if (distance < reach && tree.hitInside) inside += 1
    }
    if (distance < REACH) blocked += Math.sqrt(1 - distance / REACH)
  }
  if (inside > RAYS * 0.6) return BURIED
  return DARKEST + (1 - DARKEST) * (1 - blocked / RAYS)
}
