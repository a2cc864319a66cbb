import type { PartNode } from '#twin/PartTable.ts'
import { instancing, type Gltf, type GltfNode } from './Gltf.ts'
import { writeLocalMatrix } from './localMatrix.ts'

/** The nodes of a glTF file's scene as rows, depth first, and what each row is in the file. */
export type PartRows = {
  nodes: PartNode[]
  /** Local matrices at rest of all rows, twelve numbers each; `nodes[row].local` looks into it. */
  local: Float32Array
  /** glTF node of a row. An instance has the node of all its siblings. */
  nodeOf: Int32Array
  /** glTF mesh that hangs on a row; -1 for none. */
  meshOf: Int32Array
  /** Row of a glTF node; -1 for a node outside the scene. */
  rowOf: Int32Array
}

/**
 * Lists the nodes of the default scene. Names are exactly those of the file: a node without one is called after its mesh,
 * else `node12`; a slash in a name becomes `∕`; the second of equal siblings gets `~2`. `instances` has the local
 * matrices of nodes with EXT_mesh_gpu_instancing: each instance becomes a part `#0`, `#1` … below its node. The file
 * must have passed `checkGltf`.
 */
export function readParts(gltf: Gltf, instances: ReadonlyMap<number, Float32Array>): PartRows {
  const all = gltf.nodes ?? []
  const paths: string[] = []
  const parents: number[] = []
  const nodeOf: number[] = []
  const instanceOf: number[] = []
  const rowOf = new Int32Array(all.length).fill(-1)

  const visit = (node: number, name: string, parent: number): void => {
    const row = paths.length
    rowOf[node] = row
    paths.push(parent < 0 ? name : `${paths[parent]}/${name}`)
    parents.push(parent)
    nodeOf.push(node)
    instanceOf.push(-1)
    const count = (instances.get(node)?.length ?? 0) / 12
    for (let i = 0; i < count; i++) {
      paths.push(`${paths[row]}/#${i}`)
      parents.push(row)
      nodeOf.push(node)
      instanceOf.push(i)
    }
    visitAll(all[node].children ?? [], row, count)
  }
  const visitAll = (list: readonly number[], parent: number, taken: number): void => {
    const names = uniqueNames(
      list.map((node) => nodeName(gltf, node)),
      taken,
    )
    list.forEach((node, i) => visit(node, names[i], parent))
  }
  visitAll(sceneRoots(gltf), -1, 0)

  const size = paths.length
  const local = new Float32Array(size * 12)
  const meshOf = new Int32Array(size).fill(-1)
  const nodes: PartNode[] = []
  for (let row = 0; row < size; row++) {
    const node = all[nodeOf[row]]
    const matrices = instances.get(nodeOf[row])
    if (instanceOf[row] >= 0 && matrices) {
      local.set(matrices.subarray(instanceOf[row] * 12, instanceOf[row] * 12 + 12), row * 12)
    } else writeLocalMatrix(node, local, row * 12)
    if (node.mesh !== undefined && (!matrices || instanceOf[row] >= 0)) meshOf[row] = node.mesh
    nodes.push({
      path: paths[row],
      parent: parents[row],
      isPart: meshOf[row] >= 0,
      local: local.subarray(row * 12, row * 12 + 12),
    })
  }
  return { nodes, local, nodeOf: Int32Array.from(nodeOf), meshOf, rowOf }
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
  const name = [node?.name, mesh].find((text) => typeof text === 'string' && text !== '')
  return (name ?? `node${index}`).replaceAll('/', '∕')
}

function uniqueNames(names: readonly string[], taken: number): string[] {
  const used = new Set(Array.from({ length: taken }, (_, i) => `#${i}`))
  const wanted = new Set(names)
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
