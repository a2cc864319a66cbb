import type { NodeArrays } from '#twin/PartTable.ts'
import { instancing, type Gltf, type GltfNode } from './Gltf.ts'
import { writeLocalMatrix } from './localMatrix.ts'

/** The nodes of a glTF file's scene as rows, depth first, and what each row is in the file. */
export type PartRows = NodeArrays & {
  /** As `local`, in double precision. */
  exact: Float64Array
  /** glTF node of a row. An instance has the node of all its siblings. */
  nodeOf: Int32Array
  /** glTF mesh that hangs on a row; -1 for none. */
  meshOf: Int32Array
  /** Row of a glTF node; -1 for a node outside the scene. */
  rowOf: Int32Array
}

/**
 * Lists the nodes of the default scene. Names are those of the file: a node without one is called after its mesh,
 * else `node12`; a slash in a name becomes `∕`; the second of equal siblings gets `~2`.
 * `instances` has the local matrices of nodes with EXT_mesh_gpu_instancing: each instance becomes a part `#0`, `#1` …
 * below its node. The file must have passed `checkGltf`.
 */
export function readParts(gltf: Gltf, instances: ReadonlyMap<number, Float64Array>): PartRows {
  const all = gltf.nodes ?? []
  const paths: string[] = []
  const parents: number[] = []
  const ends: number[] = []
  const nodeOf: number[] = []
  const instanceOf: number[] = []
  const rowOf = new Int32Array(all.length).fill(-1)

  const add = (node: number, name: string, parent: number, instance: number): number => {
    const row = paths.length
    paths.push(parent < 0 ? name : `${paths[parent]}/${name}`)
    parents.push(parent)
    ends.push(row + 1)
    nodeOf.push(node)
    instanceOf.push(instance)
    return row
  }
  // Not by recursion: a file may nest deeper than the stack is.
  const open: Level[] = [makeLevel(gltf, sceneRoots(gltf), -1, 0)]
  while (open.length > 0) {
    const level = open[open.length - 1]
    if (level.next === level.nodes.length) {
      open.pop()
      if (level.parent >= 0) ends[level.parent] = paths.length
      continue
    }
    const node = level.nodes[level.next]
    const row = add(node, level.names[level.next], level.parent, -1)
    level.next++
    rowOf[node] = row
    const count = instances.size === 0 ? 0 : (instances.get(node)?.length ?? 0) / 12
    for (let i = 0; i < count; i++) add(node, `#${i}`, row, i)
    const { children = none } = all[node]
    if (children.length > 0) open.push(makeLevel(gltf, children, row, count))
    else ends[row] = paths.length
  }

  const size = paths.length
  const exact = new Float64Array(size * 12)
  const meshOf = new Int32Array(size).fill(-1)
  const isPart = new Uint8Array(size)
  for (let row = 0; row < size; row++) {
    const node = all[nodeOf[row]]
    const matrices = instances.size === 0 ? undefined : instances.get(nodeOf[row])
    const instance = instanceOf[row]
    if (instance >= 0 && matrices)
      exact.set(matrices.subarray(instance * 12, instance * 12 + 12), row * 12)
    else writeLocalMatrix(node, exact, row * 12)
    if (node.mesh === undefined || (matrices && instance < 0)) continue
    meshOf[row] = node.mesh
    isPart[row] = 1
  }
  return {
    paths,
    parent: Int32Array.from(parents),
    end: Uint32Array.from(ends),
    isPart,
    local: Float32Array.from(exact),
    exact,
    nodeOf: Int32Array.from(nodeOf),
    meshOf,
    rowOf,
  }
}

/** Siblings that are being listed. */
type Level = { nodes: readonly number[]; names: readonly string[]; parent: number; next: number }

const none: readonly number[] = []

function makeLevel(gltf: Gltf, nodes: readonly number[], parent: number, taken: number): Level {
  const names = nodes.map((node) => nodeName(gltf, node))
  return { nodes, names: uniqueNames(names, taken), parent, next: 0 }
}

/** Root nodes of the default scene; without any scene, the nodes that are nobody's child. */
export function sceneRoots(gltf: Gltf): readonly number[] {
  const scene = gltf.scenes?.[gltf.scene ?? 0]
  if (scene) return scene.nodes ?? []
  const isChild = new Set((gltf.nodes ?? []).flatMap((node) => node.children ?? []))
  return (gltf.nodes ?? []).map((_, i) => i).filter((i) => !isChild.has(i))
}

/** Whether a node is drawn once for each entry of an attribute list. */
export function instanceAttributes(node: GltfNode): Record<string, number> | undefined {
  const attributes = node.mesh === undefined ? undefined : node.extensions?.[instancing]?.attributes
  return attributes && Object.keys(attributes).length > 0 ? attributes : undefined
}

function nodeName(gltf: Gltf, index: number): string {
  const node = gltf.nodes?.[index]
  const mesh = node?.mesh === undefined ? undefined : gltf.meshes?.[node.mesh]?.name
  const name = node?.name || mesh || `node${index}`
  // Most have none, and a copy of each takes longer than to look.
  return name.includes('/') ? name.replaceAll('/', '∕') : name
}

function uniqueNames(names: readonly string[], taken: number): readonly string[] {
  const wanted = new Set(names)
  if (taken === 0 && wanted.size === names.length) return names
  const used = new Set(Array.from({ length: taken }, (_, i) => `#${i}`))
  const next = new Map<string, number>()
  return names.map((name) => {
    let unique = name
    let number = next.get(name) ?? 2
    while (used.has(unique) || (unique !== name && wanted.has(unique))) {
      unique = `${name}~${number++}`
    }
    next.set(name, number)
    used.add(unique)
    return unique
  })
}
