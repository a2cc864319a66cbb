import { makePartMatcher, splitModelPrefix, type PartMatcher } from '#twin/PartPattern.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Twin } from '#twin/Twin.ts'

/** Which asset the parts of one model belong to, and back. */
export type AssetIndex = {
  /** Index in `Twin.assets` by row; -1 for none. */
  assetOfRow: Int32Array
  /** Rows with geometry of an asset and of all assets below it, ascending. */
  rowsOfAsset(asset: number): Uint32Array
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
  return {
    assetOfRow,
    rowsOfAsset: (asset) => rows.slice(first[asset], first[endOfAsset(twin, asset)]).sort(),
  }
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
