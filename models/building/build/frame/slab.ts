import { halfDepth, halfLength } from '#scenarios/plants/building/design/rooms.ts'
import { areaOf, type Room, type RoomKind } from '#scenarios/plants/building/design/Room.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { prism } from '../../../build/form/prism.ts'
import { sheet } from '../../../build/form/sheet.ts'
import type { Finish } from '../../../build/scene/palette.ts'
import { group, numbered, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import {
  CARPET,
  CARPET_DARK,
  CARPET_WARM,
  CONCRETE,
  PLASTER_DIM,
  SCREED,
  STONE,
  TILE,
  TIMBER_FLOOR,
  VINYL,
} from '../palette.ts'

export const slabThickness = 0.3
/** The slab reaches so far beyond the rooms, under the facade. */
export const slabEdge = 0.12

function rectangle(x0: number, y0: number, x1: number, y1: number): Point2[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]
}

/** Openings in every slab but the lowest: both stairs (their southern parts) and both lifts. */
const openings = [
  rectangle(-8.9, -0.9, -6.3, 3.1),
  rectangle(6.3, -0.9, 8.9, 3.1),
  rectangle(-6.1, -2.1, -4.1, 0.1),
  rectangle(-3.9, -2.1, -1.9, 0.1),
]

/** The floor slab, its top on the level of the storey. */
export function slab(hasOpenings: boolean): Part {
  const [x, z] = [halfLength + slabEdge, halfDepth + slabEdge]
  const plate = prism(rectangle(-x, -z, x, z), slabThickness, 0, hasOpenings ? openings : [])
  const item = part('Slab', solid().put(CONCRETE, plate, at(0, -slabThickness / 2, 0, 90)))
  return ifc(item, 'IfcSlab', 'Structure')
}

const columnPlaces: readonly Point2[] = [
  ...[-21, -15, -9, -3, 3, 9, 15, 21].flatMap((x): Point2[] => [
    [x, -8.6],
    [x, 8.6],
  ]),
  ...[-21, -15, 15, 21].map((x): Point2 => [x, 2.5]),
]

export function columns(height: number): Part {
  const shape = solid().put(
    PLASTER_DIM,
    box(0.4, height - slabThickness, 0.4, 0.02, 0.6),
    at(0, (height - slabThickness) / 2, 0),
  )
  const list = columnPlaces.map(([x, z], k) =>
    ifc(part(numbered('Column', k + 1), shape, at(x, 0, z)), 'IfcColumn', 'Structure'),
  )
  return ifc(group('Structure', list), 'IfcGroup', 'Structure')
}

const finishes: Partial<Record<RoomKind, Finish>> = {
  office: CARPET,
  meeting: CARPET_WARM,
  open: CARPET,
  corridor: CARPET_DARK,
  break: TIMBER_FLOOR,
  lobby: STONE,
  foyer: STONE,
  cafeteria: TIMBER_FLOOR,
  'lift lobby': STONE,
  kitchen: TILE,
  wc: TILE,
  server: VINYL,
  store: VINYL,
  electrical: VINYL,
  riser: SCREED,
}

/** The floor finish of a room, which also shows its climate; stairs and lifts have none of their own. */
export function floorOf(room: Room): Part[] {
  const finish = finishes[room.kind]
  if (!finish) return []
  const [west, north, east, south] = room.box
  const surface = sheet(east - west, south - north, areaOf(room) > 40 ? 0.6 : 0.4)
  const shape = solid().put(finish, surface, at((west + east) / 2, 0.012, (north + south) / 2))
  return [ifc(part('Floor', shape), 'IfcCovering')]
}
