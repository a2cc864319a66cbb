import type { NodeArrays, PartNode } from './PartTable.ts'

/** The hierarchy of a model's nodes as flat arrays. Throws when the list is not depth first or a path stands twice. */
export function makeNodeIndex(nodes: readonly PartNode[]): NodeArrays {
  const size = nodes.length
  const paths = nodes.map((node) => node.path)
  const parent = Int32Array.from(nodes, (node) => node.parent)
  const isPart = Uint8Array.from(nodes, (node) => (node.isPart ? 1 : 0))
  const end = new Uint32Array(size)
  const local = new Float32Array(size * 12)
  const known = new Set<string>()
  for (let row = size - 1; row >= 0; row--) {
    end[row] = Math.max(end[row], row + 1)
    const above = parent[row]
    if (above >= row) throw new Error(`makeNodeIndex: ${paths[row]} comes before its parent`)
    if (above >= 0) end[above] = Math.max(end[above], end[row])
  }
  for (let row = 0; row < size; row++) {
    if (known.has(paths[row])) throw new Error(`makeNodeIndex: ${paths[row]} stands twice`)
    let open = row - 1
    while (open >= 0 && open !== parent[row]) open = parent[open]
    if (open !== parent[row])
      throw new Error(`makeNodeIndex: ${paths[row]} is not listed depth first`)
    known.add(paths[row])
    local.set(nodes[row].local, row * 12)
  }
  return { paths, parent, end, isPart, local }
}
