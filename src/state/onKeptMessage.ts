import type { Removals } from '#people/Removals.ts'
import type { RoomFamily } from '#people/roomTopics.ts'
import { useModeration } from './moderation.ts'
import { onRoomMessage, type RoomMessage } from './room.ts'

/**
 * Calls `tell` with who is out of the room, now and when that changes, and `hear` with every message of a kept family, but for what those say who are out:
 * that comes when they are let in again. Returns its stop.
 */
export function onKeptMessage(
  family: RoomFamily,
  hear: (message: RoomMessage) => void,
  tell: (removals: Removals) => void,
): () => void {
  tell(useModeration.getState().removals)
  const stops = [
    onRoomMessage(family, (message) => {
      const isOut = !message.isRetained && useModeration.getState().removals.has(message.user)
      if (!isOut) hear(message)
    }),
    useModeration.subscribe(({ removals }, before) => {
      if (removals === before.removals) return
      tell(removals)
      const free = new Set([...before.removals.keys()].filter((user) => !removals.has(user)))
      if (free.size === 0) return
      // What the broker has been given meanwhile: nobody knows when.
      onRoomMessage(family, (message) => {
        if (free.has(message.user)) hear({ ...message, isRetained: true })
      })()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
