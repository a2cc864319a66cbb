import type { Clock } from './Clock.ts'
import type { FromRoom } from './RoomPost.ts'
import type { TransportKind } from './transports/Transport.ts'

/** What the room's work is given from outside. */
export type RoomParts = {
  open: TransportKind['open']
  clock: Clock
  /** 0 to 1. */
  random: () => number
  /** Epoch milliseconds. */
  wall: () => number
  post(message: FromRoom, transfer?: Transferable[]): void
}
