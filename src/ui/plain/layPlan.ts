import type { PlanPlace } from '#state/assetPlaces.ts'
import type { Twin } from '#twin/Twin.ts'

/** A map of a storey or hall: width over height, and what lies on it, per cent from the left and the top. */
export type PlanMap = {
  ratio: number
  spots: PlanSpot[]
}

/** `isGround`: others stand in the middle of it, as on a net of pipes. */
export type PlanSpot = {
  asset: number
  left: number
  top: number
  width: number
  height: number
  isGround: boolean
}

/** Share of the map that is left free around what lies on it. */
const margin = 0.02

/**
 * Lays assets (by index) out as they stand, seen from above; large ones first, so that small ones lie on them. `frame` are all assets that the map has
 * to have room for: storeys of one building lie over each other. Null when no place is known.
 */
export function layPlan(
  twin: Twin,
  assets: readonly number[],
  frame: readonly number[],
  places: ReadonlyMap<string, PlanPlace>,
): PlanMap | null {
  const placesOf = (list: readonly number[]) =>
    list.flatMap((asset) => {
      const place = places.get(twin.assets[asset].id)
      return place ? [{ asset, place }] : []
    })
  const all = placesOf(frame)
  const own = placesOf(assets)
  if (own.length === 0 || all.length === 0) return null
  const least = (i: 0 | 1) => Math.min(...all.map(({ place }) => place[i]))
  const most = (i: 2 | 3) => Math.max(...all.map(({ place }) => place[i]))
  const [x0, z0] = [least(0), least(1)]
  // What stands in one line has a width all the same.
  const wide = Math.max(1, most(2) - x0)
  const deep = Math.max(wide / 12, most(3) - z0)
  const spots = own
    .toSorted((a, b) => areaOf(b.place) - areaOf(a.place))
    .map(({ asset, place }) => {
      const left = percent((place[0] - x0) / wide)
      const top = percent((place[1] - z0) / deep)
      return {
        asset,
        left,
        top,
        width: percent((place[2] - x0) / wide) - left,
        height: percent((place[3] - z0) / deep) - top,
        isGround: own.some((other) => other.asset !== asset && isUnder(place, other.place)),
      }
    })
  return { ratio: wide / deep, spots }
}

function percent(share: number): number {
  return (margin + share * (1 - 2 * margin)) * 100
}

/** Whether the middle of what is smaller lies on it. */
function isUnder(place: PlanPlace, other: PlanPlace): boolean {
  const x = (other[0] + other[2]) / 2
  const z = (other[1] + other[3]) / 2
  const isOn = x > place[0] && x < place[2] && z > place[1] && z < place[3]
  return isOn && areaOf(other) < areaOf(place)
}

function areaOf([x0, z0, x1, z1]: PlanPlace): number {
  return (x1 - x0) * (z1 - z0)
}
