import { roomFamilies, roomFilter, type RoomFamily } from '#people/roomTopics.ts'
import type { Transport } from './transports/Transport.ts'

/** Has all come that is said in a room; of calls what is for this session alone, and poses and pictures as `RoomCrowd` and `RoomPictures` want them. */
export function subscribeToRoom(transport: Transport, room: string, session: string): void {
  for (const family of Object.keys(roomFamilies) as RoomFamily[]) {
    if (family === 'pose' || family === 'picture') continue
    const filters = [roomFilter(room, family, family === 'rtc' ? session : undefined)]
    transport.subscribe(filters, { qos: roomFamilies[family] === 'kept' ? 1 : 0 })
  }
}
