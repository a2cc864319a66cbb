import { levels, rooms, storeyNames } from '#scenarios/plants/building/design/rooms.ts'
import type { Room } from '#scenarios/plants/building/design/Room.ts'
import { at } from '../../build/form/at.ts'
import { group, type Part } from '../../build/scene/Part.ts'
import { storeyMains } from './air/mains.ts'
import { roomServices } from './air/roomAir.ts'
import { doorParts, doorsOf } from './frame/doors.ts'
import { entrance } from './frame/entrance.ts'
import { facade } from './frame/facade.ts'
import { landings } from './frame/lifts.ts'
import { columns, floorOf, slab } from './frame/slab.ts'
import { stair } from './frame/stairs.ts'
import { wallsOf } from './frame/walls.ts'
import { ifc } from './ifc.ts'
import { furnish } from './rooms/furnish.ts'

/** One storey, its rooms as groups: `Storey1/Room104/Door`. */
export function storey(index: number): Part {
  const own = rooms.filter((room) => room.storey === index)
  const height = levels[index + 1] - levels[index]
  const walls = wallsOf(own, height)
  const doors = doorsOf(own)
  const { facade: outside, sashes } = facade(own, height, index === 0)
  const groups = own.map((room) => {
    const parts = [
      ...floorOf(room),
      ...walls.get(room)!,
      ...doors.filter((door) => door.room === room).flatMap(doorParts),
      ...(sashes.has(room) ? [sashes.get(room)!] : []),
      ...roomServices(room),
      ...furnish(room),
      ...stairOf(room, height),
    ]
    return ifc(group(`Room${room.number}`, parts), 'IfcSpace')
  })
  const item = group(
    `Storey${index}`,
    [
      slab(index > 0),
      columns(height),
      outside,
      storeyMains(height),
      ...landings(),
      ...(index === 0 ? [entrance()] : []),
      ...groups,
    ],
    at(0, levels[index], 0),
  )
  ifc(item, 'IfcBuildingStorey')
  item.extras!.name = storeyNames[index]
  return item
}

function stairOf(room: Room, height: number): Part[] {
  if (room.kind !== 'stair') return []
  const [west, north] = room.box
  return [group('Stair', stair(height), at(west, 0, north))]
}
