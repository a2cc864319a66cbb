import type { AlarmLife } from '#twin/AlarmRow.ts'

export type LifeEvent = 'raise' | 'return' | 'acknowledge' | 'reset'

/** The life cycle of ISA-18.2 (its states A to F); a pair that is not here changes nothing. */
const cycle: Record<AlarmLife, Partial<Record<LifeEvent, AlarmLife>>> = {
  normal: { raise: 'unacknowledged' },
  unacknowledged: { return: 'returned', acknowledge: 'acknowledged' },
  acknowledged: { return: 'normal' },
  returned: { raise: 'unacknowledged', acknowledge: 'normal' },
  latched: { raise: 'unacknowledged', reset: 'normal' },
}

/** The state after an event. A latched alarm that would be normal again waits for a reset. */
export function nextState(state: AlarmLife, event: LifeEvent, isLatched: boolean): AlarmLife {
  const next = cycle[state][event] ?? state
  return isLatched && next === 'normal' && event !== 'reset' && state !== 'normal'
    ? 'latched'
    : next
}
