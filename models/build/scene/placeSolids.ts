import { Matrix4, Vector3 } from 'three'
import type { MaterialName } from './palette.ts'
import type { Part } from './Part.ts'
import { ShadeTree } from './ShadeTree.ts'
import type { Solid } from './Solid.ts'

const IS_NO_OBSTACLE = new Set<MaterialName>(['Clear', 'Light', 'Liquid'])

/** A solid where it stands in the hall. */
export interface Placed {
  solid: Solid
  world: Matrix4
  /** Where the shade of a shared solid comes from; undefined: from itself alone. */
  unit: Part | undefined
  moves: boolean
}

/** Every solid of a tree with all its places, all solids in the order of the tree, and what rests of them, for rays. */
export interface Places {
  placed: Placed[]
  uses: Map<Solid, Placed[]>
  resting: ShadeTree | undefined
}

/** What is seen and what light it gets are asked one after the other, of the same tree. */
const known = new WeakMap<Part, Places>()

/** Where everything of a tree stands; the tree must not change afterwards. */
export function placeSolids(root: Part): Places {
  let places = known.get(root)
  if (!places) known.set(root, (places = makePlaces(root)))
  return places
}

function makePlaces(root: Part): Places {
  const placed: Placed[] = []
  collect(root, new Matrix4(), undefined, false, placed)
  const uses = new Map<Solid, Placed[]>()
  for (const entry of placed) {
    const list = uses.get(entry.solid)
    if (list) list.push(entry)
    else uses.set(entry.solid, [entry])
  }
  return { placed, uses, resting: makeTree(placed.filter((entry) => !entry.moves)) }
}

/** The opaque triangles of these solids, for rays; undefined when there are none. */
export function makeTree(entries: readonly Placed[]): ShadeTree | undefined {
  const positions: number[] = []
  const point = new Vector3()
  for (const { solid, world } of entries) {
    for (const [material, piece] of solid.pieces) {
      if (IS_NO_OBSTACLE.has(material)) continue
      for (const index of piece.indices) {
        point.fromArray(piece.positions, index * 3).applyMatrix4(world)
        positions.push(point.x, point.y, point.z)
      }
    }
  }
  if (positions.length === 0) return undefined
  return new ShadeTree(new Float32Array(positions))
}

function collect(
  node: Part,
  parentWorld: Matrix4,
  unit: Part | undefined,
  moves: boolean,
  placed: Placed[],
): void {
  const world = parentWorld.clone().multiply(node.place)
  const isMoving = moves || node.moves
  const ownUnit = node.isUnit ? node : unit
  if (node.solid) placed.push({ solid: node.solid, world, unit: ownUnit, moves: isMoving })
  for (const child of node.children) collect(child, world, ownUnit, isMoving, placed)
}
