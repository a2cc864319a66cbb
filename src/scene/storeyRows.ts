import { Box3 } from 'three'
import { matcherOf, splitModelPrefix, type PartMatcher } from '#twin/PartPattern.ts'
import type { Asset, Twin } from '#twin/Twin.ts'
import type { World } from './World.ts'

/** A storey and the outermost nodes of the models that make it up. */
export type StoreyRows = {
  asset: Asset
  /** Height of its floor, metres of the world. */
  elevation: number
  roots: { number: number; row: number }[]
}

/** The storeys that have parts in the world, from the lowest up. */
export function storeyRows(twin: Twin, world: World): StoreyRows[] {
  const found: StoreyRows[] = []
  const box = new Box3()
  const matchers = world.placed.map(({ model }) => matcherOf(model.parts.paths, model.extras))
  for (const asset of twin.assets) {
    if (asset.kind !== 'storey') continue
    const roots = rootsOf(asset, world, matchers)
    if (roots.length === 0) continue
    box.makeEmpty()
    for (const { number, row } of roots) world.boxOfRow(number, row, box)
    found.push({ asset, elevation: asset.elevation ?? box.min.y, roots })
  }
  return found.toSorted((a, b) => a.elevation - b.elevation)
}

function rootsOf(
  asset: Asset,
  world: World,
  matchers: readonly PartMatcher[],
): StoreyRows['roots'] {
  const roots: StoreyRows['roots'] = []
  world.placed.forEach(({ model: { id, parts } }, number) => {
    const rows = new Set<number>()
    for (const text of Object.values(asset.parts).flat()) {
      const { model, pattern } = splitModelPrefix(text)
      if (model === null || model === id)
        for (const row of matchers[number].match(pattern)) rows.add(row)
    }
    let end = 0
    for (const row of [...rows].toSorted((a, b) => a - b)) {
      if (row < end) continue
      end = parts.end[row]
      roots.push({ number, row })
    }
  })
  return roots
}
