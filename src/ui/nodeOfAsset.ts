import type { ModelRows } from '#twin/ModelRows.ts'

/** The one node of the models that an asset is, as a part id; null when it is none or several. */
export function nodeOfAsset(tables: readonly ModelRows[], asset: number): string | null {
  const found: string[] = []
  for (const { id, parts, assetOfRow } of tables) {
    for (let row = 0; row < parts.size && found.length < 2; row++) {
      if (assetOfRow[row] !== asset) continue
      found.push(`${id}/${parts.paths[row]}`)
      row = parts.end[row] - 1
    }
  }
  return found.length === 1 ? found[0] : null
}
