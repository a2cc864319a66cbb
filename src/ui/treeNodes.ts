import type { Twin } from '#twin/Twin.ts'
import type { PartGroups } from './partGroups.ts'
import { pageSize } from './TreeNode.ts'
import type { TreeNode, TreeNodes } from './TreeNode.ts'
import { assetPath, twinIndex } from '#twin/twinIndex.ts'

/** What the asset tree needs to know of the parts. */
export type PartPlaces = {
  groups: PartGroups
  assetOfPart: (part: string) => number
  /** A better name than that of the part's node; null when there is none. */
  nameOf: (part: string) => string | null
}

/**
 * The asset tree: assets, and under each the parts that belong to it and to nothing below it. An asset that has both gets its
 * parts in a folder; parts of no asset come in a last folder; very many come in pages. Ids are `root`, `a<asset>`,
 * `f<asset>` (the folder of its parts), `q<asset>:<from>` (a page) and `p<part id>`.
 */
export function makeTreeNodes(twin: Twin, places: PartPlaces): TreeNodes {
  const index = twinIndex(twin)
  const { groups, assetOfPart } = places
  const made = new Map<string, TreeNode>()

  const partsOf = (asset: number): string[] => {
    const count = groups.count(asset)
    if (count <= pageSize) return groups.ids(asset).map((part) => `p${part}`)
    const pages = Math.ceil(count / pageSize)
    return Array.from({ length: pages }, (_, page) => `q${asset}:${page * pageSize}`)
  }

  const childrenOf = (id: string): readonly string[] => {
    if (id === 'root') {
      const loose = groups.count(-1) > 0 ? ['f-1'] : []
      return [...index.roots.map((asset) => `a${asset}`), ...loose]
    }
    if (id.startsWith('p')) return []
    if (id.startsWith('q')) {
      const [asset, from] = numbersOf(id)
      return groups.ids(asset, from, from + pageSize).map((part) => `p${part}`)
    }
    const asset = Number(id.slice(1))
    if (id.startsWith('f')) return partsOf(asset)
    const assets = index.children[asset]?.map((child) => `a${child}`) ?? []
    if (groups.count(asset) === 0) return assets
    return assets.length > 0 ? [...assets, `f${asset}`] : partsOf(asset)
  }

  const nodeOf = (id: string): TreeNode => {
    if (id === 'root') return { kind: 'root', label: twin.name, asset: -1 }
    const rest = id.slice(1)
    if (id.startsWith('a')) {
      const asset = twin.assets[Number(rest)]
      // A tree asks once more for what a changed file does not have any more.
      if (!asset) return { kind: 'folder', label: '', asset: -1 }
      return { kind: asset.kind, label: asset.name, asset: Number(rest) }
    }
    if (id.startsWith('f')) {
      const label = rest === '-1' ? 'Parts of no asset' : 'Parts'
      return { kind: 'folder', label, asset: Number(rest) }
    }
    if (id.startsWith('q')) {
      const [asset, from] = numbersOf(id)
      const to = Math.min(from + pageSize, groups.count(asset))
      return { kind: 'folder', label: `${from + 1} – ${to}`, asset }
    }
    const asset = assetOfPart(rest)
    const ends = [...groups.ids(asset, 0, 1), ...groups.ids(asset, groups.count(asset) - 1)]
    return { kind: 'part', label: places.nameOf(rest) ?? shortName(rest, ends), asset, part: rest }
  }

  const pageOf = (part: string, asset: number): string[] => {
    const count = groups.count(asset)
    if (count <= pageSize) return []
    const at = groups.ids(asset).indexOf(part)
    return at < 0 ? [] : [`q${asset}:${Math.floor(at / pageSize) * pageSize}`]
  }

  return {
    node(id) {
      let node = made.get(id)
      if (!node) made.set(id, (node = nodeOf(id)))
      return node
    },
    children: childrenOf,
    isFolder: (id) => {
      if (!id.startsWith('a')) return !id.startsWith('p')
      const asset = Number(id.slice(1))
      return index.children[asset].length > 0 || groups.count(asset) > 0
    },
    above(id) {
      const { kind, asset } = this.node(id)
      const above = assetPath(twin, asset).map((at) => `a${at}`)
      if (kind !== 'part' && kind !== 'folder') return above.slice(0, -1)
      const hasFolder = asset < 0 || index.children[asset].length > 0
      const folder = hasFolder && !id.startsWith('f') ? [`f${asset}`] : []
      if (kind === 'folder') return [...above, ...folder]
      return [...above, ...folder, ...pageOf(id.slice(1), asset)]
    },
    idOfPart: (part) => `p${part}`,
    idOfAsset: (asset) => `a${asset}`,
  }
}

function numbersOf(id: string): [number, number] {
  const [asset, from] = id.slice(1).split(':').map(Number)
  return [asset, from]
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
