import { BufferAttribute, BufferGeometry, DoubleSide, Matrix4, Ray, Vector3 } from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import type { MaterialName } from './palette.ts'
import type { Part } from './Part.ts'
import type { Solid, SolidPiece } from './Solid.ts'

const RAYS = 48
const REACH = 2.4
const DARKEST = 0.2
const CASTS_NO_SHADE: readonly MaterialName[] = ['Clear', 'Light', 'Liquid']
const CATCHES_NO_SHADE: readonly MaterialName[] = ['Light', 'Screen', 'Clear']

interface Placed {
  solid: Solid
  world: Matrix4
  /** Where the shade of a shared solid comes from; undefined: from itself alone. */
  unit: Part | undefined
  moves: boolean
}

/** How open each vertex is to the surroundings, 0 to 1. */
export type BakedLight = Map<SolidPiece, Float32Array>

/**
 * Ambient occlusion for every vertex. A solid used once and at rest sees the whole resting
 * hall; a shared one sees its own unit (or itself) and the floor; a moving one only itself.
 */
export function bakeLight(root: Part): BakedLight {
  const baked: BakedLight = new Map()
  const placed: Placed[] = []
  const unitMembers = new Map<Part, Placed[]>()
  collect(root, new Matrix4(), undefined, false, placed, unitMembers)

  const uses = new Map<Solid, Placed[]>()
  for (const entry of placed) {
    const list = uses.get(entry.solid)
    if (list) list.push(entry)
    else uses.set(entry.solid, [entry])
  }
  const hall = makeTree(placed.filter((entry) => !entry.moves))
  const unitTrees = new Map<Part, MeshBVH | undefined>()

  for (const [shape, entries] of uses) {
    const first = entries[0]!
    if (first.moves) {
      shade(shape, first.world, makeTree([first]), false, baked)
    } else if (entries.length === 1) {
      shade(shape, first.world, hall, true, baked)
    } else if (first.unit) {
      const { unit } = first
      if (!unitTrees.has(unit)) unitTrees.set(unit, makeTree(unitMembers.get(unit)!))
      shade(shape, first.world, unitTrees.get(unit), true, baked)
    } else {
      shade(shape, first.world, makeTree([first]), true, baked)
    }
  }
  return baked
}

function collect(
  node: Part,
  parentWorld: Matrix4,
  unit: Part | undefined,
  moves: boolean,
  placed: Placed[],
  unitMembers: Map<Part, Placed[]>,
): void {
  const world = parentWorld.clone().multiply(node.place)
  const isMoving = moves || node.moves
  const ownUnit = node.isUnit ? node : unit
  if (node.solid) {
    const entry = { solid: node.solid, world, unit: ownUnit, moves: isMoving }
    placed.push(entry)
    if (ownUnit && !isMoving) {
      const members = unitMembers.get(ownUnit)
      if (members) members.push(entry)
      else unitMembers.set(ownUnit, [entry])
    }
  }
  for (const child of node.children) {
    collect(child, world, ownUnit, isMoving, placed, unitMembers)
  }
}

function makeTree(entries: readonly Placed[]): MeshBVH | undefined {
  const positions: number[] = []
  const point = new Vector3()
  for (const { solid, world } of entries) {
    for (const [material, piece] of solid.pieces) {
      if (CASTS_NO_SHADE.includes(material)) continue
      for (const index of piece.indices) {
        point.fromArray(piece.positions, index * 3).applyMatrix4(world)
        positions.push(point.x, point.y, point.z)
      }
    }
  }
  if (positions.length === 0) return undefined
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3))
  return new MeshBVH(geometry, { maxLeafTris: 6 } as ConstructorParameters<typeof MeshBVH>[1])
}

const directions = Array.from({ length: RAYS }, (_, k) => {
  // One fixed cosine-weighted fan for every vertex: no noise between neighbours.
  const radius = Math.sqrt((k + 0.5) / RAYS)
  const angle = k * Math.PI * (3 - Math.sqrt(5))
  const x = radius * Math.cos(angle)
  const y = radius * Math.sin(angle)
  return new Vector3(x, y, Math.sqrt(Math.max(0, 1 - x * x - y * y)))
})

const ray = new Ray()
const normal = new Vector3()
const origin = new Vector3()
const tangent = new Vector3()
const bitangent = new Vector3()

function shade(
  shape: Solid,
  world: Matrix4,
  tree: MeshBVH | undefined,
  hasFloor: boolean,
  baked: BakedLight,
): void {
  const known = new Map<string, number>()
  for (const [material, piece] of shape.pieces) {
    if (CATCHES_NO_SHADE.includes(material)) continue
    const lights = new Float32Array(piece.positions.length / 3)
    baked.set(piece, lights)
    for (let k = 0; k < piece.positions.length; k += 3) {
      const key = vertexKey(piece.positions, piece.normals, k)
      let light = known.get(key)
      if (light === undefined) {
        origin.fromArray(piece.positions, k).applyMatrix4(world)
        normal.fromArray(piece.normals, k).transformDirection(world)
        light = openness(tree, hasFloor)
        known.set(key, light)
      }
      lights[k / 3] = light
    }
  }
}

function vertexKey(positions: number[], normals: number[], k: number): string {
  let key = ''
  for (let c = 0; c < 3; c++) {
    key += Math.round(positions[k + c]! * 200) + ',' + Math.round(normals[k + c]! * 8) + ','
  }
  return key
}

function openness(tree: MeshBVH | undefined, hasFloor: boolean): number {
  tangent.set(Math.abs(normal.y) > 0.9 ? 1 : 0, Math.abs(normal.y) > 0.9 ? 0 : 1, 0)
  tangent.cross(normal).normalize()
  bitangent.crossVectors(normal, tangent)
  ray.origin.copy(origin).addScaledVector(normal, 0.006)
  let blocked = 0
  for (const direction of directions) {
    ray.direction
      .copy(tangent)
      .multiplyScalar(direction.x)
      .addScaledVector(bitangent, direction.y)
      .addScaledVector(normal, direction.z)
    let distance = REACH
    if (hasFloor && ray.direction.y < -1e-4 && ray.origin.y > 0) {
      distance = Math.min(distance, ray.origin.y / -ray.direction.y)
    }
    const hit = tree?.raycastFirst(ray, DoubleSide, 0, distance)
    if (hit) distance = hit.distance
    const fade = 1 - distance / REACH
    blocked += fade > 0 ? Math.sqrt(fade) : 0
  }
  const open = 1 - blocked / RAYS
  return DARKEST + (1 - DARKEST) * open
}
