/** What a room is for; it decides walls, furniture, occupancy and loads. */
export type RoomKind =
  | (
      | 'office'
      | 'meeting'
      | 'open'
      | 'break'
      | 'lobby'
      | 'foyer'
      | 'cafeteria'
      | 'corridor'
      | 'lift lobby'
    )
  | ('kitchen' | 'store' | 'server' | 'wc' | 'stair' | 'lift' | 'riser' | 'electrical')

/** A side of the building or of a room. South is +z, east is +x. */
export type Side = 'north' | 'south' | 'east' | 'west'

/** One room or one zone of an open floor, a rectangle in metres. */
export type Room = {
  /** `104`: the first digit is the storey. */
  number: string
  name: string
  kind: RoomKind
  storey: number
  /** West, north, east, south edge. */
  box: readonly [number, number, number, number]
  door?: Door
  /** Sides that lie on the facade. */
  facade: readonly Side[]
}

/** A door: the wall it stands in and metres from that wall's west or north end to its middle. */
export type Door = { side: Side; along: number; width: number }

/** Rooms with air of their own: a sensor, supply air from a VAV box, light. */
const served = new Set<RoomKind>([
  'office',
  'meeting',
  'open',
  'break',
  'lobby',
  'foyer',
  'cafeteria',
  'corridor',
  'kitchen',
  'server',
])

/** Kinds with no wall between them. */
const open = new Set<RoomKind>([
  'open',
  'break',
  'lobby',
  'foyer',
  'cafeteria',
  'corridor',
  'lift lobby',
])

export function isServed({ kind }: Room): boolean {
  return served.has(kind)
}

export function isOpen({ kind }: Room): boolean {
  return open.has(kind)
}

/** m². */
export function areaOf({ box: [west, north, east, south] }: Room): number {
  return (east - west) * (south - north)
}
