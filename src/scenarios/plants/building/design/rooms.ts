import type { Door, Room, RoomKind, Side } from './Room.ts'

/** Outline of the building, metres: half of its length (x) and of its depth (z). */
export const halfLength = 24
export const halfDepth = 9
/** Height of the finished floor of each storey and of the roof, metres. */
export const levels = [0, 4.5, 8.4, 12.3, 16.2] as const
export const storeyNames = ['Ground floor', 'First floor', 'Second floor', 'Third floor'] as const

type Plan = [string, RoomKind, number, number, number, number, Door?]

/** A door in the middle of a wall `length` metres long, or `along` it. */
function door(side: Side, along: number, width = 0.95): Door {
  return { side, along, width }
}

/** Stairs, lifts, risers and wet rooms: the same on every storey. */
const core: Plan[] = [
  ['Stair A', 'stair', -9, -2.2, -6.2, 3.2, door('north', 1.4, 1)],
  ['Lift A', 'lift', -6.2, -2.2, -4, 0.2],
  ['Lift B', 'lift', -4, -2.2, -1.8, 0.2],
  ['Lift lobby', 'lift lobby', -6.2, 0.2, -1.8, 3.2],
  ['Riser', 'riser', -1.8, -2.2, 0.6, 0.6, door('north', 1.7, 0.8)],
  ['Electrical', 'electrical', -1.8, 0.6, 0.6, 3.2, door('south', 1.2, 0.9)],
  ['WC 1', 'wc', 0.6, -2.2, 3.4, 3.2, door('north', 0.7)],
  ['WC 2', 'wc', 3.4, -2.2, 6.2, 3.2, door('north', 2.1)],
  ['Stair B', 'stair', 6.2, -2.2, 9, 3.2, door('north', 1.4, 1)],
  ['Corridor north', 'corridor', -9, -4, 9, -2.2],
]

const ground: Plan[] = [
  ['Kitchen', 'kitchen', -24, -9, -16.5, -4, door('south', 6.4, 1.1)],
  ['Servery', 'cafeteria', -16.5, -9, -9, -4],
  ['Cafeteria north', 'cafeteria', -24, -4, -9, 2.5],
  ['Cafeteria south', 'cafeteria', -24, 2.5, -9, 9],
  ['Post room', 'store', -9, -9, -4.5, -4, door('south', 2.2)],
  ['Server room', 'server', -4.5, -9, 1.5, -4, door('south', 3, 1.1)],
  ['Store', 'store', 1.5, -9, 4.5, -4, door('south', 1.5)],
  ['Security', 'office', 4.5, -9, 9, -4, door('south', 2.2)],
  ['Conference 1', 'meeting', 9, -9, 16.5, -4, door('south', 1.2, 1.1)],
  ['Conference 2', 'meeting', 16.5, -9, 24, -4, door('west', 4.2, 1.1)],
  ['Foyer', 'foyer', 9, -4, 16.5, 9],
  ['Meeting east', 'meeting', 16.5, -4, 24, 2.5, door('west', 5.2, 1.1)],
  ['Training', 'meeting', 16.5, 2.5, 24, 9, door('west', 1.2, 1.1)],
  ['Lobby west', 'lobby', -9, 3.2, 0, 9],
  ['Lobby east', 'lobby', 0, 3.2, 9, 9],
]

/** Cuts of the north band of each office storey: east edge of each room and what it is. */
const north: [number, RoomKind, string][][] = [
  [
    [-18, 'meeting', 'Meeting'],
    [-15, 'office', 'Office'],
    [-12, 'office', 'Office'],
    [-9, 'office', 'Office'],
    [-6, 'office', 'Office'],
    [-1.5, 'meeting', 'Meeting'],
    [1.5, 'office', 'Office'],
    [4.5, 'office', 'Office'],
    [9, 'meeting', 'Project room'],
    [12, 'office', 'Office'],
    [15, 'office', 'Office'],
    [18, 'office', 'Office'],
    [24, 'meeting', 'Meeting'],
  ],
  [
    [-21, 'office', 'Office'],
    [-18, 'office', 'Office'],
    [-13.5, 'meeting', 'Meeting'],
    [-10.5, 'office', 'Office'],
    [-7.5, 'office', 'Office'],
    [-4.5, 'office', 'Office'],
    [0, 'meeting', 'Meeting'],
    [3, 'office', 'Office'],
    [6, 'office', 'Office'],
    [9, 'office', 'Office'],
    [13.5, 'meeting', 'Studio'],
    [18, 'meeting', 'Studio'],
    [21, 'office', 'Office'],
    [24, 'office', 'Office'],
  ],
  [
    [-16.5, 'meeting', 'Board room'],
    [-12, 'office', 'Management'],
    [-9, 'office', 'Office'],
    [-6, 'office', 'Office'],
    [-3, 'office', 'Office'],
    [0, 'office', 'Office'],
    [4.5, 'meeting', 'Meeting'],
    [9, 'meeting', 'Meeting'],
    [12, 'office', 'Office'],
    [15, 'office', 'Office'],
    [18, 'office', 'Office'],
    [21, 'office', 'Office'],
    [24, 'office', 'Office'],
  ],
]

/** The middle of the south side: a break area by the lifts and small rooms. */
const south: Plan[] = [
  ['Corridor south', 'corridor', -9, 3.2, 9, 5],
  ['Kitchenette', 'break', -9, 5, -1.5, 9],
  ['Focus room', 'office', -1.5, 5, 1.5, 9, door('north', 0.8)],
  ['Meeting south', 'meeting', 1.5, 5, 6, 9, door('north', 0.9)],
  ['Focus room', 'office', 6, 5, 9, 9, door('north', 0.8)],
]

const wings: Plan[] = [
  ['Open office west 1', 'open', -24, -4, -16.5, 2.5],
  ['Open office west 2', 'open', -16.5, -4, -9, 2.5],
  ['Open office west 3', 'open', -24, 2.5, -16.5, 9],
  ['Open office west 4', 'open', -16.5, 2.5, -9, 9],
  ['Open office east 1', 'open', 9, -4, 16.5, 2.5],
  ['Open office east 2', 'open', 16.5, -4, 24, 2.5],
  ['Open office east 3', 'open', 9, 2.5, 16.5, 9],
  ['Open office east 4', 'open', 16.5, 2.5, 24, 9],
]

function officePlans(storey: number): Plan[] {
  let west = -halfLength
  const cells = north[storey - 1].map(([east, kind, name]): Plan => {
    const plan: Plan = [name, kind, west, -9, east, -4, door('south', 0.8)]
    west = east
    return plan
  })
  return [...cells, ...south, ...wings, ...core]
}

/** All rooms, storey by storey, numbered `001`, `101` … in the order of the plans. */
export const rooms: readonly Room[] = [[...ground, ...core], ...[1, 2, 3].map(officePlans)].flatMap(
  (plans, storey) =>
    plans.map(([name, kind, x0, z0, x1, z1, way], i): Room => {
      const facade: Side[] = []
      if (z0 === -halfDepth) facade.push('north')
      if (z1 === halfDepth) facade.push('south')
      if (x0 === -halfLength) facade.push('west')
      if (x1 === halfLength) facade.push('east')
      const number = `${storey}${String(i + 1).padStart(2, '0')}`
      return { number, name, kind, storey, box: [x0, z0, x1, z1], door: way, facade }
    }),
)
