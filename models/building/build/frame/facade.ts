import { halfDepth, halfLength } from '#scenarios/plants/building/design/rooms.ts'
import type { Room, Side } from '#scenarios/plants/building/design/Room.ts'
import { hasWindow } from '#scenarios/plants/building/design/units.ts'
import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CLEAR, STEEL } from '../../../build/scene/palette.ts'
import { group, moving, numbered, part, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { FIN, FRAME_DARK, SPANDREL } from '../palette.ts'
import { slabThickness } from './slab.ts'

const MODULE = 1.5
/** The facade's plane before the edge of the rooms. */
const OUT = 0.2

const sides: Record<Side, { name: string; length: number; place: Matrix4 }> = {
  south: { name: 'South', length: halfLength * 2, place: at(0, 0, halfDepth + OUT) },
  north: { name: 'North', length: halfLength * 2, place: at(0, 0, -halfDepth - OUT, 0, 180) },
  east: { name: 'East', length: halfDepth * 2, place: at(halfLength + OUT, 0, 0, 0, 90) },
  west: { name: 'West', length: halfDepth * 2, place: at(-halfLength - OUT, 0, 0, 0, -90) },
}

/** Where a room's opening window stands: the middle module of its first facade; metres along the side from its left end. */
function windowModule(room: Room): { side: Side; index: number } | undefined {
  if (!hasWindow(room)) return undefined
  const [west, north, east, south] = room.box
  const side = room.facade[0]
  const { length } = sides[side]
  const middle = side === 'north' || side === 'south' ? (west + east) / 2 : (north + south) / 2
  const s = side === 'south' || side === 'west' ? middle : -middle
  return { side, index: Math.floor((s + length / 2) / MODULE - 1e-6) }
}

/** The curtain wall of one storey; rooms with an opening window get its sash as a part of their own. */
export function facade(rooms: readonly Room[], height: number, isGround: boolean) {
  const windows = new Map<string, Room>()
  for (const room of rooms) {
    const found = windowModule(room)
    if (found) windows.set(`${found.side} ${found.index}`, room)
  }
  const sill = isGround ? 0.12 : 0.5
  const head = height - slabThickness - 0.1
  const pane = solid().put(
    CLEAR,
    box(MODULE - 0.07, head - sill, 0.03, 0),
    at(0, (sill + head) / 2, 0),
  )
  const mullion = solid().put(
    FIN,
    box(0.06, height, 0.24, 0, 1),
    at(0, height / 2 - slabThickness, 0.06),
  )
  const sash = sashShape(sill, head)
  const sashes = new Map<Room, Part>()
  const groups = (Object.keys(sides) as Side[]).map((side) => {
    const { name, length, place } = sides[side]
    const count = Math.round(length / MODULE)
    const items: Part[] = [ifc(part('Spandrel', spandrel(length, sill, head)), 'IfcPlate')]
    for (let k = 0; k <= count; k++) {
      const x = -length / 2 + k * MODULE
      items.push(ifc(part(numbered('Mullion', k + 1), mullion, at(x, 0, 0)), 'IfcMember'))
      if (k === count || isEntrance(isGround, side, k)) continue
      const room = windows.get(`${side} ${k}`)
      const middle = at(x + MODULE / 2, 0, 0)
      if (room) {
        const hinge = place.clone().multiply(at(x + 0.04, 0, 0))
        sashes.set(room, ifc(moving(part('Window', sash, hinge)), 'IfcWindow', 'Facade'))
      } else items.push(ifc(part(numbered('Pane', k + 1), pane, middle), 'IfcPlate'))
    }
    return group(name, items, place)
  })
  return { facade: ifc(group('Facade', groups), 'IfcCurtainWall', 'Facade'), sashes }
}

/** The two middle modules of the south side of the ground floor are the entrance. */
function isEntrance(isGround: boolean, side: Side, k: number): boolean {
  return isGround && side === 'south' && (k === 15 || k === 16)
}

function spandrel(length: number, sill: number, head: number): Solid {
  const top = sill + slabThickness + 0.1
  return solid()
    .put(SPANDREL, box(length + 0.3, top - 0.04, 0.07, 0, 1.5), at(0, sill - top / 2, -0.02))
    .put(FRAME_DARK, box(length, 0.05, 0.1, 0), at(0, sill + 0.005, 0))
    .put(FRAME_DARK, box(length, 0.06, 0.1, 0), at(0, head + 0.03, 0))
}

/** A side-hung sash, its hinge on the origin. */
function sashShape(sill: number, head: number): Solid {
  const wide = MODULE - 0.08
  const high = head - sill - 0.02
  const middle = (sill + head) / 2
  return solid()
    .put(CLEAR, box(wide - 0.1, high - 0.1, 0.02, 0), at(wide / 2, middle, 0))
    .putAll(FRAME_DARK, box(0.06, high, 0.06, 0), [at(0.03, middle), at(wide - 0.03, middle)])
    .putAll(FRAME_DARK, box(wide - 0.12, 0.06, 0.06, 0), [
      at(wide / 2, sill + 0.04),
      at(wide / 2, head - 0.04),
    ])
    .put(STEEL, box(0.02, 0.16, 0.05, 0), at(wide - 0.03, middle, -0.05))
}
