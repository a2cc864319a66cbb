import { areaOf, isServed, type Room } from './Room.ts'
import { rooms } from './rooms.ts'

/** The two air handling units: one for the west half and the ground floor's west, one for the east half. */
export function airHandlerOf({ box: [west, , east] }: Room): 0 | 1 {
  return west + east < 0 ? 0 : 1
}

/** Rooms with sensor, VAV box and light. */
export const servedRooms = rooms.filter(isServed)

/** Design supply air of a room in m³/h: about 6 m³/h a square metre, more where many sit (EN 16798-1, category II). */
export function designAirflow(room: Room): number {
  const dense = room.kind === 'meeting' || room.kind === 'cafeteria' || room.kind === 'server'
  return Math.round((areaOf(room) * (dense ? 14 : 9)) / 10) * 10
}

/** Rooms with an opening window in the facade. */
export function hasWindow({ kind, facade }: Room): boolean {
  return (kind === 'office' || kind === 'meeting') && facade.length > 0
}

/** Desks or seats. */
export function seatsOf(room: Room): number {
  const area = areaOf(room)
  if (room.kind === 'office') return area > 18 ? 3 : area > 14 ? 2 : 1
  if (room.kind === 'meeting') return area > 30 ? 14 : area > 22 ? 10 : area > 17 ? 8 : 6
  if (room.kind === 'open') return 8
  if (room.kind === 'cafeteria') return area > 60 ? 32 : 6
  if (room.kind === 'break') return 8
  if (room.kind === 'lobby' || room.kind === 'foyer') return 8
  if (room.kind === 'kitchen') return 4
  return 2
}
