import { mayWrite } from '#people/roles.ts'
import type { RoomState } from './useRoom.ts'

/**
 * Whether of all pages in the room it is for this one to write down what stands: of those that may and are in sight the first by its
 * session, so that all pages choose the same.
 */
export function isAlarmKeeper(
  { me, people, status }: Pick<RoomState, 'me' | 'people' | 'status'>,
  isHidden: boolean,
): boolean {
  if (status !== 'joined' || !mayWrite(me.role, 'alarm')) return false
  const others = people.filter(({ role }) => mayWrite(role, 'alarm'))
  return isHidden
    ? others.every(({ away, id }) => away && me.id < id)
    : others.every(({ away, id }) => away || me.id < id)
}
