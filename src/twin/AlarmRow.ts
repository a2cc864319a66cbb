/** The states of an alarm after ISA-18.2; `returned` is unacknowledged, `latched` waits for a reset. */
export type AlarmState =
  | ('normal' | 'unacknowledged' | 'acknowledged' | 'returned' | 'latched')
  | ('shelved' | 'suppressed' | 'outOfService')

/** The states of an alarm that nothing hides. */
export type AlarmLife = Exclude<AlarmState, 'shelved' | 'suppressed' | 'outOfService'>

/** Whether nothing hides an alarm in this state. */
export function isLife(state: AlarmState): state is AlarmLife {
  return state !== 'shelved' && state !== 'suppressed' && state !== 'outOfService'
}

/** One alarm as it stands; times are epoch milliseconds, 0 where there is none. */
export type AlarmRow = {
  id: string
  state: AlarmState
  /** Its condition holds, whatever is made of that. */
  isActive: boolean
  /** When it was raised last. */
  since: number
  /** When this page came to know of that, by its own clock: for at least so long it has been so. */
  known: number
  /** When it returned. */
  returned: number
  /** The signal's value when it was raised; NaN when none was known. */
  value: number
  /** Who has acknowledged it, as they call themselves; empty: nobody yet. */
  acknowledgedBy: string
  acknowledgedAt: number
  /** The first of its group. */
  isFirstOut: boolean
  /** Raised three times in a minute or more. */
  isChattering: boolean
  /** Who has shelved it or put it out of service, why, and until when. */
  hiddenBy: string
  reason: string
  until: number
}

/** An entry of the journal. */
export type AlarmEvent = {
  /** Epoch milliseconds. */
  at: number
  id: string
  what: AlarmHappening
  /** Who did it; empty when the plant did. */
  by: string
  why: string
  value: number
}

export type AlarmHappening =
  | ('raised' | 'returned' | 'acknowledged' | 'reset')
  | ('shelved' | 'unshelved' | 'suppressed' | 'unsuppressed' | 'outOfService' | 'inService')

/** What the people in the room have said of one alarm, joined (see `people/AlarmBook.ts`); the plain way to what judges it. */
export type AlarmWord = {
  id: string
  /** Stamp of the latest acknowledgement whose occurrence is over, 0 when there is none. */
  ended: number
  /** Acknowledgements and resets that count still, the earliest first. */
  acks: AlarmMark[]
  resets: AlarmMark[]
  shelf: { until: number; reason: string; by: string } | null
  out: { reason: string; by: string } | null
}

/** Somebody's mark on one occurrence of an alarm. */
export type AlarmMark = {
  by: string
  /** Epoch milliseconds, by the clock of who made it: of the mark, and of the occurrence that it is about. */
  at: number
  on: number
  /** Orders what was said of one alarm, whatever the clocks say (`people/HybridClock.ts`). */
  stamp: number
  /** When it was heard, by this page's clock; NaN for one from before this page came. */
  heard: number
}
