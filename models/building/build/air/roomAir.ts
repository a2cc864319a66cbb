import { areaOf, isServed, type Room } from '#scenarios/plants/building/design/Room.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { roundSection, tube, type Point3 } from '../../../build/form/tube.ts'
import { STEEL_DIM } from '../../../build/scene/palette.ts'
import { part, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { CERAMIC, DUCT, LAMP_BODY, LENS, PLINTH, SHELL_LIGHT, UNIT_DARK } from '../palette.ts'

/** Height of the ducts' middle above the floor. */
export const ductHeight = 3.22
/** Lines of the supply mains: along the north corridor, down both wings, along the south corridor. */
export const mains = { north: -3.55, wing: 16.5, south: 4.4 } as const

/** What a served room has of its own technical systems: duct, VAV box, diffusers, grille, sensor, radiator, lights. */
export function roomServices(room: Room): Part[] {
  if (!isServed(room)) return [...lights(room)]
  return [...airOf(room), sensorOf(room), ...radiatorOf(room), ...lights(room)]
}

function airOf(room: Room): Part[] {
  const [from, to] = branchOf(room)
  const alongX = Math.abs(to[0] - from[0]) > Math.abs(to[2] - from[2])
  const length = Math.hypot(to[0] - from[0], to[2] - from[2])
  const radius = areaOf(room) > 30 ? 0.14 : 0.1
  const duct = solid().put(
    DUCT,
    tube([from, to], roundSection(radius, 10), { bend: 0, step: 1, caps: true }),
  )
  const on = (share: number, y = ductHeight) =>
    at(
      from[0] + (to[0] - from[0]) * share,
      y,
      from[2] + (to[2] - from[2]) * share,
      0,
      alongX ? 90 : 0,
    )
  const vav = Math.min(0.45, 0.75 / Math.max(length, 1))
  const count = length > 3 && areaOf(room) > 20 ? 2 : 1
  const parts = [
    ifc(part('Duct', duct), 'IfcDuctSegment', 'HVAC supply air'),
    ifc(unit(part('VAV', vavBox, on(vav))), 'IfcAirTerminalBox', 'HVAC supply air'),
  ]
  for (let k = 0; k < count; k++) {
    const place = on(count === 1 ? 0.96 : 0.55 + 0.41 * k)
    parts.push(ifc(part(`Diffuser${k + 1}`, diffuser, place), 'IfcAirTerminal', 'HVAC supply air'))
  }
  const grillePlace = at(to[0] + (alongX ? 0 : 0.75), 2.98, to[2] + (alongX ? 0.9 : 0.4))
  parts.push(ifc(part('Grille', grille, grillePlace), 'IfcAirTerminal', 'HVAC extract air'))
  return parts
}

/** From the main to the far end of the room's branch. */
function branchOf({ box: [west, north, east, south], kind }: Room): [Point3, Point3] {
  const [x, z, y] = [(west + east) / 2, (north + south) / 2, ductHeight]
  if (north === -9) {
    return [
      [x, y, mains.north - 0.2],
      [x, y, north + 1.6],
    ]
  }
  if (kind === 'corridor' && north < 0) {
    return [
      [4, y, mains.north + 0.2],
      [4, y, -2.6],
    ]
  }
  if (Math.abs(x) < 9) {
    const from = kind === 'corridor' ? mains.south - 0.2 : mains.south + 0.2
    return [
      [x, y, from],
      [x, y, kind === 'corridor' ? 3.5 : south - 1.3],
    ]
  }
  const side = Math.sign(x) * mains.wing
  const out = Math.sign(x - side)
  return [
    [side + out * 0.22, y, z],
    [x + out * 1.6, y, z],
  ]
}

const vavBox = solid()
  .put(DUCT, box(0.42, 0.32, 0.6, 0.012))
  .put(UNIT_DARK, box(0.12, 0.22, 0.26, 0), at(0.27, 0, 0))
  .put(STEEL_DIM, box(0.02, 0.5, 0.02, 0), at(0.18, 0.3, 0))
  .put(STEEL_DIM, box(0.02, 0.5, 0.02, 0), at(-0.18, 0.3, 0))

const diffuser = solid()
  .put(DUCT, box(0.14, 0.16, 0.14, 0), at(0, -0.16, 0))
  .put(CERAMIC, box(0.52, 0.05, 0.52, 0.012), at(0, -0.26, 0))
  .put(UNIT_DARK, box(0.4, 0.012, 0.4, 0), at(0, -0.288, 0))
  .put(CERAMIC, box(0.2, 0.02, 0.2, 0), at(0, -0.29, 0))

const grille = solid()
  .put(CERAMIC, box(0.6, 0.06, 0.3, 0.01))
  .put(UNIT_DARK, box(0.52, 0.01, 0.22, 0), at(0, -0.034, 0))

const sensorShape = solid()
  .put(CERAMIC, box(0.09, 0.09, 0.03, 0.009))
  .put(UNIT_DARK, box(0.05, 0.02, 0.004, 0), at(0, 0.012, 0.017))

/** On the wall beside the door, or on a post of an open floor. */
function sensorOf(room: Room): Part {
  const [west, , east, south] = room.box
  const z = south - 0.075
  const place = at(west + Math.min(1.9, (east - west) * 0.7), 1.5, z, 0, 180)
  return ifc(part('Sensor', sensorShape, place), 'IfcSensor', 'Building automation')
}

const radiator = solid()
  .put(SHELL_LIGHT, box(1.3, 0.42, 0.1, 0.012), at(0, 0.27, 0))
  .putAll(
    PLINTH,
    box(0.012, 0.36, 0.004, 0),
    [-0.5, -0.3, -0.1, 0.1, 0.3, 0.5].map((x) => at(x, 0.27, 0.052)),
  )

function radiatorOf(room: Room): Part[] {
  const [west, north, east, south] = room.box
  if (room.facade.length === 0 || room.kind === 'lobby' || room.kind === 'server') return []
  const places = room.facade.map((side) => {
    if (side === 'north') return at((west + east) / 2, 0, north + 0.2)
    if (side === 'south') return at((west + east) / 2, 0, south - 0.2, 0, 180)
    return side === 'west'
      ? at(west + 0.2, 0, (north + south) / 2, 0, 90)
      : at(east - 0.2, 0, (north + south) / 2, 0, -90)
  })
  return places.map((place, k) =>
    ifc(part(`Radiator${k + 1}`, radiator, place), 'IfcSpaceHeater', 'Heating'),
  )
}

const lamp = solid()
  .put(LAMP_BODY, box(1.5, 0.06, 0.14, 0))
  .put(LENS, box(1.46, 0.016, 0.11, 0), at(0, -0.036, 0))
  .putAll(STEEL_DIM, box(0.01, 0.6, 0.01, 0), [at(-0.6, 0.32, 0), at(0.6, 0.32, 0)])
const spot = solid()
  .put(LAMP_BODY, box(0.3, 0.06, 0.3, 0))
  .put(LENS, box(0.25, 0.016, 0.25, 0), at(0, -0.036, 0))

/** Lamps on a grid of about three metres; small round ones where nobody works. */
function lights(room: Room): Part[] {
  if (room.kind === 'lift') return []
  const [west, north, east, south] = room.box
  const isWork = ['office', 'meeting', 'open', 'kitchen'].includes(room.kind)
  const across = Math.max(1, Math.round((east - west) / 3))
  const deep = Math.max(1, Math.round((south - north) / 3.1))
  const parts: Part[] = []
  for (let j = 0; j < deep; j++) {
    for (let i = 0; i < across; i++) {
      const x = west + ((i + 0.5) * (east - west)) / across
      const z = north + ((j + 0.5) * (south - north)) / deep
      const place = at(x, isWork ? 2.72 : 2.82, z)
      parts.push(
        ifc(
          part(`Light${parts.length + 1}`, isWork ? lamp : spot, place),
          'IfcLightFixture',
          'Lighting',
        ),
      )
    }
  }
  return parts
}
