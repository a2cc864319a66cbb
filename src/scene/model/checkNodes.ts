import type { Gltf } from './Gltf.ts'
import { instanceAttributes } from './readParts.ts'
import type { Wrong } from './Wrong.ts'

/** No honest plant nests deeper; recursion over a file's nodes is safe below it. */
const deepest = 1000
/** Rows of all tables: nodes and instances. */
const mostRows = 1_000_000
/** Letters of all paths together: each repeats the names above it. */
const mostLetters = 200e6

/**
 * Whether the nodes are trees, and not too many: each in one place, no circles, depth, instances and names in bounds.
 * Without recursion. The file must have passed `checkShape`.
 */
export function checkNodes(gltf: Gltf): Wrong | undefined {
  const nodes = gltf.nodes ?? []
  const parent = new Int32Array(nodes.length).fill(-1)
  for (let i = 0; i < nodes.length; i++) {
    for (const child of nodes[i].children ?? []) {
      if (parent[child] >= 0) return { text: `The model's node ${child} stands in two places.` }
      parent[child] = i
    }
  }
  for (const scene of gltf.scenes ?? []) {
    const roots = new Set<number>()
    for (const root of scene.nodes ?? []) {
      if (roots.has(root) || parent[root] >= 0)
        return { text: `The model's node ${root} stands in two places.` }
      roots.add(root)
    }
  }
  return checkDepth(gltf, parent)
}

/** Goes down from all roots, level by level: what is never reached stands in a circle. */
function checkDepth(gltf: Gltf, parent: Int32Array): Wrong | undefined {
  const nodes = gltf.nodes ?? []
  const letters = new Float64Array(nodes.length)
  let level: number[] = []
  for (let i = 0; i < nodes.length; i++) if (parent[i] < 0) level.push(i)
  let depth = 0
  let rows = 0
  let total = 0
  let reached = 0
  while (level.length > 0) {
    if (++depth > deepest) return { text: `The model's nodes are nested deeper than ${deepest}.` }
    const next: number[] = []
    for (const i of level) {
      const node = nodes[i]
      const name = node.name || (node.mesh === undefined ? '' : gltf.meshes?.[node.mesh].name)
      letters[i] = (name ? name.length : 8) + (parent[i] < 0 ? 0 : letters[parent[i]] + 1)
      const instances = instanceCount(gltf, i)
      rows += 1 + instances
      total += letters[i] + instances * (letters[i] + 8)
      for (const child of node.children ?? []) next.push(child)
    }
    reached += level.length
    level = next
  }
  if (reached < nodes.length) return { text: `The model's nodes are nested in a circle.` }
  if (rows > mostRows) {
    const text = `The model has ${rows.toLocaleString('en')} nodes and instances; at most ${mostRows.toLocaleString('en')} are read.`
    return { text, advice: 'Merge what does not move by itself, or split it in several models.' }
  }
  if (total > mostLetters) {
    const text = `The names of the model's nodes, with those above them, have ${Math.round(total / 1e6)} million letters.`
    return { text, advice: 'Give its nodes shorter names, or nest them less deeply.' }
  }
  return undefined
}

/** How often a node is drawn besides itself: the length of its instance list; 0 for an ordinary node. */
export function instanceCount(gltf: Gltf, node: number): number {
  const attributes = instanceAttributes(gltf.nodes![node])
  if (!attributes) return 0
  const first = attributes.TRANSLATION ?? attributes.ROTATION ?? attributes.SCALE
  return gltf.accessors?.[first]?.count ?? 0
}
