import { makePartMatcher, splitModelPrefix, type PartMatcher } from '#twin/PartPattern.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Twin } from '#twin/Twin.ts'

/** Which asset the parts of one model belong to, and back. */
export type AssetIndex = {
  /** Index in `Twin.assets` by row; -1 for none. */
  assetOfRow: Int32Array
  /** Rows with geometry of an asset and of all assets below it, ascending. */
  rowsOfAsset(asset: number): Uint32Array
  /** The outermost rows that hold these, and nothing else with geometry; ascending. */
  nodesOfAsset(asset: number): Uint32Array
}

/**
 * A row belongs to the asset that names it, or else the nearest group above it; of several that name the same node, to
 * the one deeper in the hierarchy, then to the first. Of the nodes that one pattern matches the outermost count. `matcher` is
 * that of the model, where there is one already.
 */
export function makeAssetIndex(
  twin: Twin,
  modelId: string,
  parts: PartTable,
  matcher: PartMatcher = makePartMatcher(parts.paths),
): AssetIndex {
  const depth = assetDepths(twin)
  const assetOfRow = new Int32Array(parts.size).fill(-1)
  twin.assets.forEach((asset, index) => {
    for (const text of Object.values(asset.parts).flat()) {
      const { model, pattern } = splitModelPrefix(text)
      if (model !== null && model !== modelId) continue
      let end = 0
      for (const row of matcher.match(pattern)) {
        if (row < end) continue
        end = parts.end[row]
        const known = assetOfRow[row]
        if (known < 0 || depth[index] > depth[known]) assetOfRow[row] = index
      }
    }
  })
  for (let row = 0; row < parts.size; row++) {
    if (assetOfRow[row] < 0 && parts.parent[row] >= 0)
      assetOfRow[row] = assetOfRow[parts.parent[row]]
  }
  const { rows, first } = sortByAsset(twin, parts, assetOfRow)
  const before = countBefore(parts)
  const nodes = new Map<number, Uint32Array>()
  const rowsOfAsset = (asset: number): Uint32Array => {
    if (asset < 0) return new Uint32Array(0)
    return rows.slice(first[asset], first[endOfAsset(twin, asset)]).sort()
  }
  return {
    assetOfRow,
    rowsOfAsset,
    nodesOfAsset(asset) {
      const known = nodes.get(asset) ?? outermost(rowsOfAsset(asset), parts, before)
      nodes.set(asset, known)
      return known
    },
  }
}

/** By row: how many rows with geometry stand before it. */
function countBefore({ size, isPart }: PartTable): Uint32Array {
  const before = new Uint32Array(size + 1)
  for (let row = 0; row < size; row++) before[row + 1] = before[row] + isPart[row]
  return before
}

/** Rows with geometry, ascending, as the groups that hold nothing else as far as there are such. */
function outermost(
  rows: Uint32Array,
  { parent, end }: PartTable,
  before: Uint32Array,
): Uint32Array {
  const found: number[] = []
  for (let i = 0; i < rows.length;) {
    let node = rows[i]
    let count = before[end[node]] - before[node]
    for (let above = parent[node]; above >= 0; above = parent[above]) {
      const more = before[end[above]] - before[above]
      // all parts in it, from the first on, are among the rows
      if (before[rows[i]] !== before[above] || !(rows[i + more - 1] < end[above])) break
      node = above
      count = more
    }
    const isOwn = rows[i + count - 1] < end[node]
    found.push(node)
    // a part may have parts of another asset below it
    i += isOwn ? count : 1
  }
  return Uint32Array.from(found)
}

/** Rows with geometry in the order of their assets, and where each asset's begin: those below one follow its own. */
function sortByAsset(twin: Twin, { size, isPart }: PartTable, assetOfRow: Int32Array) {
  const first = new Uint32Array(twin.assets.length + 1)
  for (let row = 0; row < size; row++)
    if (assetOfRow[row] >= 0 && isPart[row] !== 0) first[assetOfRow[row] + 1]++
  for (let asset = 0; asset < twin.assets.length; asset++) first[asset + 1] += first[asset]
  const rows = new Uint32Array(first[twin.assets.length])
  const next = first.slice()
  for (let row = 0; row < size; row++)
    if (assetOfRow[row] >= 0 && isPart[row] !== 0) rows[next[assetOfRow[row]]++] = row
  return { rows, first }
}

function assetDepths(twin: Twin): Int32Array {
  const depth = new Int32Array(twin.assets.length)
  twin.assets.forEach(({ parent }, index) => {
    depth[index] = parent < 0 ? 0 : depth[parent] + 1
  })
  return depth
}

/** Assets stand depth first: those below one follow it without a gap. */
function endOfAsset({ assets }: Twin, asset: number): number {
  let end = asset + 1
  while (end < assets.length && assets[end].parent >= asset) end++
  return end
}
