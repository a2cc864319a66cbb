import { isOpen, type Room } from '#scenarios/plants/building/design/Room.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CLEAR, type Finish } from '../../../build/scene/palette.ts'
import { part, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { CORE_WALL, FRAME, PLASTER } from '../palette.ts'
import { doorHeight, doorsOf, type PlacedDoor } from './doors.ts'

/** Walls end below the ducts: the storey is open to above. */
export const wallHeight = 2.9
const CORE = new Set(['stair', 'lift', 'riser', 'electrical', 'wc'])

/** A straight wall between two rooms, along x or along z. */
type Wall = { alongX: boolean; line: number; from: number; to: number; a: Room; b: Room }

/** The walls of one storey by the room they are counted to, derived from where the rooms' rectangles touch. */
export function wallsOf(rooms: readonly Room[], height: number): Map<Room, Part[]> {
  const doors = doorsOf(rooms)
  const made = new Map<Room, Part[]>(rooms.map((room) => [room, []]))
  for (const wall of [...findWalls(rooms, true), ...findWalls(rooms, false)]) {
    const owner = isOpen(wall.a) ? wall.b : wall.a
    const list = made.get(owner)!
    const own = doors.filter(
      (door) =>
        door.alongX === wall.alongX &&
        Math.abs(door.line - wall.line) < 1e-6 &&
        door.from > wall.from - 1e-6 &&
        door.to < wall.to + 1e-6,
    )
    const isGlass = isGlazed(wall)
    const item = part(`Wall${list.length + 1}`, shapeOf(wall, own, height))
    list.push(ifc(item, isGlass ? 'IfcCurtainWall' : 'IfcWallStandardCase'))
  }
  return made
}

function findWalls(rooms: readonly Room[], alongX: boolean): Wall[] {
  const across = ({ box: b }: Room): [number, number] => (alongX ? [b[1], b[3]] : [b[0], b[2]])
  const along = ({ box: b }: Room): [number, number] => (alongX ? [b[0], b[2]] : [b[1], b[3]])
  const lines = [...new Set(rooms.flatMap(across))].toSorted((p, q) => p - q)
  const walls: Wall[] = []
  for (const line of lines) {
    const touching = rooms.filter((room) => across(room).includes(line))
    const stops = [...new Set(touching.flatMap(along))].toSorted((p, q) => p - q)
    let last: Wall | undefined
    for (let k = 0; k + 1 < stops.length; k++) {
      const middle = (stops[k] + stops[k + 1]) / 2
      const roomAt = (side: 0 | 1) =>
        touching.find(
          (room) =>
            across(room)[1 - side] === line && along(room)[0] < middle && along(room)[1] > middle,
        )
      const [a, b] = [roomAt(0), roomAt(1)]
      if (!a || !b || (isOpen(a) && isOpen(b)) || (a.kind === 'lift' && b.kind === 'lift lobby'))
        last = undefined
      else if (last?.a === a && last.b === b) last.to = stops[k + 1]
      else {
        last = { alongX, line, from: stops[k], to: stops[k + 1], a, b }
        walls.push(last)
      }
    }
  }
  return walls
}

function isSoft({ kind }: Room): boolean {
  return kind === 'office' || kind === 'meeting'
}

/** Offices and meeting rooms are glazed towards open floors and corridors; lift shafts all round. */
function isGlazed({ a, b }: Wall): boolean {
  return (isOpen(a) && isSoft(b)) || (isOpen(b) && isSoft(a))
}

function shapeOf(wall: Wall, doors: readonly PlacedDoor[], storeyHeight: number): Solid {
  const { alongX, line, from, to, a, b } = wall
  const isCore = CORE.has(a.kind) || CORE.has(b.kind)
  const isShaft = a.kind === 'lift' || b.kind === 'lift'
  const thickness = isCore ? 0.2 : 0.1
  // Walls along z end a little lower, so that no two tops lie in one plane where they meet.
  const height = (isShaft ? storeyHeight - 0.3 : wallHeight) - (alongX ? 0 : 0.006)
  const shape = solid()
  const put = (finish: Finish, s0: number, s1: number, y0: number, y1: number, depth: number) => {
    if (s1 - s0 < 1e-3 || y1 - y0 < 1e-3) return
    const middle = (s0 + s1) / 2
    const place = alongX ? at(middle, (y0 + y1) / 2, line) : at(line, (y0 + y1) / 2, middle, 0, -90)
    const cell = depth > 0.05 ? 0.5 : Infinity
    shape.put(finish, box(s1 - s0, y1 - y0, depth, 0, cell), place)
  }
  const end = alongX ? thickness / 2 : -thickness / 2
  const runs: [number, number, number][] = []
  let at0 = from - end
  for (const door of doors.toSorted((p, q) => p.from - q.from)) {
    runs.push([at0, door.from, 0], [door.from, door.to, doorHeight])
    at0 = door.to
  }
  runs.push([at0, to + end, 0])
  for (const [s0, s1, y0] of runs) {
    if (isGlazed(wall)) glaze(put, s0, s1, y0, height)
    else put(isCore ? CORE_WALL : PLASTER, s0, s1, y0, height, thickness)
  }
  return shape
}

type Put = (f: Finish, s0: number, s1: number, y0: number, y1: number, depth: number) => void

function glaze(put: Put, s0: number, s1: number, y0: number, height: number): void {
  if (s1 - s0 < 1e-3) return
  put(FRAME, s0, s1, height - 0.06, height, 0.07)
  put(FRAME, s0, s1, y0, y0 + 0.06, 0.07)
  const count = Math.max(1, Math.round((s1 - s0) / 1.5))
  const each = (s1 - s0) / count
  for (let k = 0; k <= count; k++) {
    const middle = Math.min(Math.max(s0 + k * each, s0 + 0.025), s1 - 0.025)
    put(FRAME, middle - 0.025, middle + 0.025, y0 + 0.06, height - 0.06, 0.06)
    if (k < count) {
      put(CLEAR, s0 + k * each + 0.03, s0 + (k + 1) * each - 0.03, y0 + 0.06, height - 0.06, 0.012)
    }
  }
}
