import type { AssetKind, Twin } from '#twin/Twin.ts'
import { assetPath, twinIndex } from './twinIndex.ts'

/** One line of the asset tree. Its id is `root`, `a<asset>`, `f<asset>` (the folder of its parts) or `p<part id>`. */
export type TreeNode =
  | { kind: AssetKind; label: string; asset: number }
  | { kind: 'folder'; label: string; asset: number }
  | { kind: 'part'; label: string; asset: number; part: string }
  | { kind: 'root'; label: string; asset: -1 }

export type TreeNodes = {
  node(id: string): TreeNode
  children(id: string): string[]
  /** Ids of the nodes to open so that this one shows, from the top; itself not included. */
  above(id: string): string[]
  idOfPart(part: string): string
}

/**
 * The asset tree as nodes that are made when asked for: assets, and under each the parts that belong to it and to
 * nothing below it. An asset that has both gets its parts in a folder; parts of no asset come in a last folder.
 */
export function makeTreeNodes(
  twin: Twin,
  parts: readonly string[],
  assetOfPart: (part: string) => number,
): TreeNodes {
  const index = twinIndex(twin)
  const made = new Map<string, TreeNode>()
  let byAsset: Map<number, string[]> | undefined

  const partsOf = (asset: number) => {
    byAsset ??= groupByAsset(parts, assetOfPart)
    return byAsset.get(asset) ?? []
  }

  const childrenOf = (id: string): string[] => {
    if (id === 'root') {
      const loose = partsOf(-1).length > 0 ? ['f-1'] : []
      return [...index.roots.map((asset) => `a${asset}`), ...loose]
    }
    if (id.startsWith('p')) return []
    const asset = Number(id.slice(1))
    const assets = id.startsWith('a') ? index.children[asset].map((child) => `a${child}`) : []
    const own = partsOf(asset)
    if (own.length === 0) return assets
    return assets.length > 0 ? [...assets, `f${asset}`] : own.map((part) => `p${part}`)
  }

  const nodeOf = (id: string): TreeNode => {
    if (id === 'root') return { kind: 'root', label: twin.name, asset: -1 }
    const rest = id.slice(1)
    if (id.startsWith('a')) {
      const asset = twin.assets[Number(rest)]
      return { kind: asset.kind, label: asset.name, asset: Number(rest) }
    }
    if (id.startsWith('f')) {
      const label = rest === '-1' ? 'Parts of no asset' : 'Parts'
      return { kind: 'folder', label, asset: Number(rest) }
    }
    const asset = assetOfPart(rest)
    return { kind: 'part', label: shortName(rest, partsOf(asset)), asset, part: rest }
  }

  return {
    node(id) {
      let node = made.get(id)
      if (!node) made.set(id, (node = nodeOf(id)))
      return node
    },
    children: childrenOf,
    above(id) {
      const { kind, asset } = this.node(id)
      const isOwn = kind !== 'part' && kind !== 'folder'
      const above = assetPath(twin, asset).map((at) => `a${at}`)
      if (isOwn) return above.slice(0, -1)
      const hasFolder = asset < 0 || index.children[asset].length > 0
      return kind === 'part' && hasFolder ? [...above, `f${asset}`] : above
    },
    idOfPart: (part) => `p${part}`,
  }
}

/** A part's path without the beginning that all of its neighbours share: `StackLight › Red`. */
export function shortName(part: string, neighbours: readonly string[]): string {
  const path = part.split('/')
  const first = (neighbours[0] ?? part).split('/')
  const last = (neighbours.at(-1) ?? part).split('/')
  // neighbours come depth first, so the first and the last share what all share
  let shared = 0
  while (
    shared < path.length - 1 &&
    first[shared] === path[shared] &&
    last[shared] === path[shared]
  ) {
    shared++
  }
  return path.slice(shared).join(' › ')
}

function groupByAsset(parts: readonly string[], assetOfPart: (part: string) => number) {
  const groups = new Map<number, string[]>()
  for (const part of parts) {
    const asset = assetOfPart(part)
    const group = groups.get(asset)
    if (group) group.push(part)
    else groups.set(asset, [part])
  }
  return groups
}
