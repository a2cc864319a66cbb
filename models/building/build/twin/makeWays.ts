import type { Room } from '#scenarios/plants/building/design/Room.ts'
import { levels, rooms } from '#scenarios/plants/building/design/rooms.ts'

type Corner = [x: number, y: number, z: number]
type Flat = [x: number, z: number]
type Way = { to: string; from: Corner[]; path: Corner[] }

/** The way along the north band, clear of cabinets; and the aisles through the wings to it. */
const spine = -3.45
const aisle = 16.5
/** West and east end of the core, and the doors of its stairs. */
const core = 9.3
const stairs = { stairA: -7.6, stairB: 7.6 } as const
/** North-west corners of the stairwells; between them and the flights, and between the two flights (m). */
const wells = { stairA: -9, stairB: 6.2 } as const
const well = -2.2
const flights = { down: 2.08, up: 0.72, first: 1.35 }
const entrance: Flat = [0, 8.7]

/** Where people of a storey are, and how they walk to the exits. */
export function waysOf(storey: number): Way[] {
  const own = rooms.filter((room) => room.storey === storey)
  return own.flatMap((room) => {
    const places = placesIn(room)
    if (places.length === 0) return []
    const from = places.map((place) => lift(place, levels[storey]))
    const exits = storey === 0 ? (['entrance'] as const) : (['stairA', 'stairB'] as const)
    return exits.map((to): Way => {
      const path = to === 'entrance' ? toEntrance(room) : toStair(room, to)
      return { to, from, path: path.map((corner) => lift(corner, levels[storey])) }
    })
  })
}

/** Down a stair from a storey to the door on the ground floor: two flights a storey, and a landing between them. */
export function downFrom(storey: number): { to: string; path: Corner[] }[] {
  return (['stairA', 'stairB'] as const).map((to) => {
    const west = wells[to]
    const path: Corner[] = []
    for (let level = storey; level > 0; level--) {
      const [top, bottom] = [levels[level], levels[level - 1]]
      const middle = (top + bottom) / 2
      const turn = well + flights.first + Math.round((top - bottom) / 0.173 / 2) * 0.28
      path.push([west + flights.down, top, well + flights.first])
      path.push([west + flights.down, middle, turn])
      path.push([west + flights.down, middle, turn + 0.5])
      path.push([west + flights.up, middle, turn + 0.5])
      path.push([west + flights.up, middle, turn])
      path.push([west + flights.up, bottom, well + flights.first])
      path.push([west + flights.up, bottom, well + 0.7])
    }
    path.push([stairs[to], 0, well])
    return { to, path }
  })
}

/** From an exit to the place before the house where people gather. */
export function onwardFrom(exit: 'entrance' | 'stairA' | 'stairB'): Corner[] {
  const out: Flat[] = [
    [0, 10.5],
    [0, 14],
    [-9, 19],
  ]
  if (exit === 'entrance') return out.map((corner) => lift(corner, 0))
  const side = Math.sign(stairs[exit])
  const way: Flat[] = [
    [stairs[exit], -3.1],
    [side * 9.8, -3.1],
    [side * 9.8, 5.8],
    [side * 3, 7.6],
    entrance,
    ...out.slice(0, 2),
    // Each stair gathers by itself, so that nobody stands in another.
    [side < 0 ? -19 : 9, 19],
  ]
  return way.map((corner) => lift(corner, 0))
}

function toStair(room: Room, to: keyof typeof stairs): Flat[] {
  const door: Flat[] = [
    [stairs[to], -2.9],
    [stairs[to], well],
  ]
  return [...toSpine(room, Math.sign(stairs[to])), [stairs[to], spine], ...door]
}

/** `side`: of the stair, for those from the middle of the south band. */
function toSpine({ box, kind, door }: Room, side: number): Flat[] {
  const [west, north, east, south] = box
  if (north < -4.5) {
    const x = west + (door?.along ?? 0)
    return [
      [x, -4.5],
      [x, spine],
    ]
  }
  if (kind === 'open') {
    const x = Math.sign(west + east) * aisle
    const beside = west < x - 1 ? east - 0.4 : west + 0.4
    return [
      [beside, (north + south) / 2 + 2.2],
      [x, (north + south) / 2 + 2.2],
      [x, spine],
    ]
  }
  const inside: Flat[] = door
    ? [
        [west + door.along, 5.4],
        [west + door.along, 4.1],
      ]
    : [[(west + east) / 2, 4.1]]
  return [...inside, [side * core, 4.1], [side * core, spine]]
}

function toEntrance({ box, kind, name, door }: Room): Flat[] {
  const [west, north, east] = box
  const middle = (west + east) / 2
  const side = Math.sign(middle)
  const last: Flat[] = [[side * 3, 7.6], entrance]
  if (kind === 'lobby') return [[side * 3.4, 6.6], ...last.slice(1)]
  const across: Flat[] = [[side * 9.8, 5.8], ...last]
  if (north < -4.5 && Math.abs(middle) < 9) {
    const x = west + (door?.along ?? 0)
    return [[x, -4.5], [x, -3.1], [side * 9.8, -3.1], ...across]
  }
  if (name === 'Conference 2')
    return [[16.9, -4.8], [16, -4.8], [10.2, -4.5], [10.2, -3], ...across]
  if (name === 'Meeting east') return [[17, 1.2], [15.6, 1.2], [14.5, 5.8], ...across]
  if (name === 'Training') return [[17, 3.7], [15.6, 3.7], [14.5, 5.8], ...across]
  if (north < -4.5) {
    const x = door ? west + door.along : middle
    return [[x, -4.5], [x, -3], [side * 9.8, -3], ...across]
  }
  return [[side * Math.max(9.8, Math.abs(middle) - 3), 2], ...across]
}

/** Where people sit or stand in a room, well between its furniture. */
function placesIn({ kind, box: [west, north, east, south] }: Room): Flat[] {
  const x = (west + east) / 2
  const z = (north + south) / 2
  switch (kind) {
    case 'office':
      return [
        [x - 0.3, z + 0.9],
        [x + 0.5, z + 1.1],
      ]
    case 'meeting':
      return [-1, 0, 1].flatMap((dx): Flat[] => [
        [x + dx * 0.9, z - 1.3],
        [x + dx * 0.9, z + 1.4],
      ])
    case 'open':
      return [-0.25, 0.25].flatMap((part) =>
        [-1, 1].flatMap((row): Flat[] =>
          [-0.81, 0.81].map((dx) => [x + part * (east - west) + dx, z + 0.4 + row * 1.45]),
        ),
      )
    case 'break':
    case 'lobby':
    case 'foyer':
    case 'cafeteria':
      return [-0.3, 0, 0.3].flatMap((dx): Flat[] => [
        [x + dx * (east - west), z - 0.2],
        [x + dx * (east - west), z + 1.9],
      ])
    case 'kitchen':
      return [
        [x, z],
        [x + 1.5, z],
      ]
    default:
      return []
  }
}

function lift([x, z]: Flat, y: number): Corner {
  return [round(x), y, round(z)]
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
