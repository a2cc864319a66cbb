import type { RoomState } from '#state/room.ts'

/** Why a person is not in the room, in words; empty when they are. */
export function sayRoom({ status, reason }: RoomState): string {
  if (status === 'joined') return ''
  const words = {
    outside: 'There is no room here.',
    joining: 'Joining the room …',
    lost: 'The connection to the room is lost. It is tried again.',
    refused: 'The broker does not let you into the room.',
  }
  return reason || words[status]
}
