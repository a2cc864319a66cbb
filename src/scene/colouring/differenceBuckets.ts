import type { ColourBy } from '#state/colouring.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Buckets } from './Buckets.ts'
import { isMachine } from './isMachine.ts'

/** The parts of every asset that a what-if says something of, by what it changes there. */
export function differenceBuckets(
  { assets }: Pick<Twin, 'assets'>,
  tables: readonly ModelRows[],
  { values, unit, digits, says }: ColourBy & { kind: 'difference' },
): Buckets {
  const known: number[] = []
  const bucketOfAsset = new Int32Array(assets.length).fill(-1)
  assets.forEach(({ id, parent }, asset) => {
    if (Object.hasOwn(values, id)) bucketOfAsset[asset] = known.push(values[id]) - 1
    else if (parent >= 0 && isMachine(assets[parent])) bucketOfAsset[asset] = bucketOfAsset[parent]
  })
  const bucketOf = tables.map(({ assetOfRow }) =>
    assetOfRow.map((asset) => (asset < 0 ? -1 : bucketOfAsset[asset])),
  )
  const fixed = Float64Array.from(known)
  const read = (out: Float64Array): void => out.set(fixed)
  return { size: known.length, bucketOf, read, isLive: false, names: [], unit, digits, says }
}
