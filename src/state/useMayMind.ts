import { mayWrite } from '#people/roles.ts'
import { useRoom } from './useRoom.ts'

/** Whether a person's role lets them act on alarms (`alarm`) or put them out of service; who has none yet is let try, and told why not. */
export function useMayMind(family: 'alarm' | 'service'): boolean {
  return useRoom(
    ({ me }) => me.device !== 'kiosk' && (me.role === null || mayWrite(me.role, family)),
  )
}
