import { isOpen, type Room } from '#scenarios/plants/building/design/Room.ts'
import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { CLEAR, STEEL } from '../../../build/scene/palette.ts'
import { moving, part, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { DOOR_GREY, DOOR_WOOD, FRAME } from '../palette.ts'

export const doorHeight = 2.12

/** A door's opening in its wall's line, and where its hinge stands: it opens into its room when turned by positive degrees. */
export type PlacedDoor = {
  room: Room
  alongX: boolean
  line: number
  from: number
  to: number
  hinge: Matrix4
  width: number
}

export function doorsOf(rooms: readonly Room[]): PlacedDoor[] {
  return rooms.flatMap((room) => {
    const { door, box: b } = room
    if (!door) return []
    const [west, north, east, south] = b
    const alongX = door.side === 'north' || door.side === 'south'
    const middle = (alongX ? west : north) + door.along
    const [from, to] = [middle - door.width / 2, middle + door.width / 2]
    const line = { north, south, east, west }[door.side]
    const hinge = {
      south: () => at(from, 0, line),
      north: () => at(to, 0, line, 0, 180),
      west: () => at(line, 0, from, 0, -90),
      east: () => at(line, 0, to, 0, 90),
    }[door.side]()
    return [{ room, alongX, line, from, to, hinge, width: door.width }]
  })
}

/** Frame and leaf of a door; the handle hangs on the leaf. */
export function doorParts({ room, hinge, width }: PlacedDoor): Part[] {
  const isGlass = !isOpen(room) && (room.kind === 'office' || room.kind === 'meeting')
  const kind = isGlass
    ? 'glass'
    : room.kind === 'server' || room.kind === 'store'
      ? 'steel'
      : 'wood'
  const { frame, leaf } = shapesOf(width, kind)
  const handlePart = ifc(part('Handle', handle, at(width - 0.13, 1.02, 0)), 'IfcDiscreteAccessory')
  return [
    ifc(part('DoorFrame', frame, hinge), 'IfcDoor'),
    ifc(moving(part('Door', leaf, hinge, [handlePart])), 'IfcDoor'),
  ]
}

const known = new Map<string, { frame: Solid; leaf: Solid }>()

function shapesOf(width: number, kind: 'glass' | 'wood' | 'steel') {
  const key = `${width} ${kind}`
  let shapes = known.get(key)
  if (!shapes) known.set(key, (shapes = makeShapes(width, kind)))
  return shapes
}

function makeShapes(width: number, kind: 'glass' | 'wood' | 'steel') {
  const depth = kind === 'glass' ? 0.09 : 0.24
  const jamb = box(0.05, doorHeight, depth, 0)
  const frame = solid()
    .putAll(FRAME, jamb, [at(0.025, doorHeight / 2, 0), at(width - 0.025, doorHeight / 2, 0)])
    .put(FRAME, box(width - 0.1, 0.05, depth, 0), at(width / 2, doorHeight - 0.025, 0))
  const high = doorHeight - 0.08
  const wide = width - 0.12
  const middle = at(width / 2, 0.02 + high / 2, 0)
  const leaf = solid()
  if (kind === 'glass') {
    leaf
      .put(CLEAR, box(wide - 0.1, high - 0.12, 0.012, 0), middle)
      .putAll(FRAME, box(0.05, high, 0.04, 0), [
        at(0.085, 0.02 + high / 2, 0),
        at(width - 0.085, 0.02 + high / 2, 0),
      ])
      .putAll(FRAME, box(wide - 0.1, 0.06, 0.04, 0), [
        at(width / 2, 0.05, 0),
        at(width / 2, high - 0.01, 0),
      ])
  } else {
    leaf.put(kind === 'wood' ? DOOR_WOOD : DOOR_GREY, box(wide, high, 0.045, 0.01), middle)
  }
  return { frame, leaf }
}

const lever = tube(
  [
    [0, 0, 0.02],
    [0, 0, 0.07],
    [-0.13, 0, 0.07],
  ],
  roundSection(0.011, 6),
  { bend: 0.02, arcSteps: 2 },
)
const handle = solid()
  .put(STEEL, lever)
  .put(
    STEEL,
    lever,
    at(0, 0, 0, 0, 0, 0)
      .makeScale(1, 1, 1)
      .multiply(at(0, 0, 0, 180, 0, 0)),
  )
  .putAll(STEEL, box(0.045, 0.17, 0.012, 0), [at(0, -0.03, 0.026), at(0, -0.03, -0.026)])
