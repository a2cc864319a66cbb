import { roomFamilies, roomFilter, type RoomFamily } from '#people/roomTopics.ts'
import type { Transport } from './transports/Transport.ts'

/** What was decided about people comes before what they have said: who is out is not believed for a moment. */
const order: RoomFamily[] = (Object.keys(roomFamilies) as RoomFamily[]).sort(
  (a, b) => Number(b === 'mod') - Number(a === 'mod'),
)

/** Has all come that is said in a room; of calls what is for this session alone, and poses and pictures as `RoomCrowd` and `RoomPictures` want them. */
export function subscribeToRoom(transport: Transport, room: string, session: string): void {
  for (const family of order) {
    if (family === 'pose' || family === 'picture') continue
    const filters = [roomFilter(room, family, family === 'rtc' ? session : undefined)]
    transport.subscribe(filters, { qos: roomFamilies[family] === 'kept' ? 1 : 0 })
  }
}
