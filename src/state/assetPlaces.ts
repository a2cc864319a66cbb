import { create } from 'zustand'

/** Where an asset stands as seen from above, metres of the world: least x, least z, greatest x, greatest z. */
export type PlanPlace = readonly [x0: number, z0: number, x1: number, z1: number]

/** Where the machines of the plant at an address stood when its model was open last; `at` is epoch milliseconds. */
export type AssetPlaces = { address: string; at: number; places: ReadonlyMap<string, PlanPlace> }

/** What is known of the open plant; null: its model was never open in this browser. */
export const useAssetPlaces = create<{ known: AssetPlaces | null }>(() => ({ known: null }))

type Kept = { address: string; at: number; places: [id: string, ...place: PlanPlace][] }

const key = 'gemba.places'
/** Plants that are kept, the one seen last first, and assets of each: about 300 kB in all. */
const mostPlants = 6
export const mostPlaces = 2000
/** Metres; further away is no plant. */
const farthest = 1e5

/** Takes in where the machines stand, and keeps it for a time without the model. */
export function keepPlaces(now: AssetPlaces): void {
  useAssetPlaces.setState({ known: now })
  const places: Kept['places'] = []
  for (const [id, [x0, z0, x1, z1]] of now.places)
    if (places.length < mostPlaces) places.push([id, round(x0), round(z0), round(x1), round(z1)])
  const others = readAll().filter(({ address }) => address !== now.address)
  write([{ address: now.address, at: now.at, places }, ...others].slice(0, mostPlants))
}

/** Looks up what was kept of a plant. */
export function recallPlaces(address: string): void {
  if (useAssetPlaces.getState().known?.address === address) return
  const kept = readAll().find((each) => each.address === address)
  const known = kept && {
    address,
    at: kept.at,
    places: new Map(kept.places.map(([id, ...place]) => [id, place])),
  }
  useAssetPlaces.setState({ known: known ?? null })
}

/** Keeps nothing of a plant any more. */
export function forgetPlaces(address: string): void {
  write(readAll().filter((each) => each.address !== address))
}

/** What makes no sense is nothing. */
function readAll(): Kept[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(list) ? list.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(given: unknown): given is Kept {
  const { address, at, places } = (given ?? {}) as Partial<Kept>
  return (
    typeof address === 'string' &&
    Number.isFinite(at) &&
    Array.isArray(places) &&
    places.length <= mostPlaces &&
    places.every(isPlace)
  )
}

function isPlace(given: unknown): boolean {
  if (!Array.isArray(given) || given.length !== 5 || typeof given[0] !== 'string') return false
  return given.slice(1).every((metres) => Math.abs(metres as number) < farthest)
}

function write(all: readonly Kept[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(all))
  } catch {
    // Full, or forbidden: then the plan knows the hierarchy alone, and says so.
    return
  }
}

function round(metres: number): number {
  return Math.round(metres * 100) / 100
}
