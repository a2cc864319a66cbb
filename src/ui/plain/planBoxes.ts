import type { Twin } from '#twin/Twin.ts'
import { placeOf } from './listValues.ts'

/** A place on the plan with the machines (indices of assets) that stand in it. */
export type PlanBox = { place: number; assets: number[]; more: number }

/** More machines of one place are counted, not drawn. */
const mostTiles = 48

/**
 * The plan as boxes by hierarchy: storeys from the top one down, then every place in the file's order, each with what stands in it. A
 * place of its own below a storey (a room) is one of its tiles. Nothing of it comes from the model.
 */
export function planBoxes(twin: Twin): PlanBox[] {
  const boxes = new Map<number, PlanBox>()
  for (let asset = 0; asset < twin.assets.length; asset++) {
    const { kind, parent } = twin.assets[asset]
    if (kind !== 'asset' && kind !== 'room' && (kind !== 'component' || parent >= 0)) continue
    const above = kind === 'room' && parent >= 0 ? parent : asset
    const place = placeOf(twin, above)
    const box = boxes.get(place) ?? { place, assets: [], more: 0 }
    boxes.set(place, box)
    if (box.assets.length < mostTiles) box.assets.push(asset)
    else box.more++
  }
  const height = ({ place }: PlanBox) => {
    const { kind, elevation } = twin.assets[place]
    return kind === 'storey' ? (elevation ?? 0) : -Infinity
  }
  // both -Infinity: their difference is no number
  return [...boxes.values()].toSorted((a, b) => height(b) - height(a) || 0)
}
