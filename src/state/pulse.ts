/**
 * The page's slow clock. Panels sample the tables on it instead of on timers of their own, because nothing but the
 * frame loop ticks on the page; the frame loop calls `pulse` every frame.
 */
type Listener = (now: number) => void
const listeners = new Set<Listener>()
const interval = 0.25
/** Who has a turn in the round that is under way, and how many have had it. */
const round: Listener[] = []
let done = 0
let began = -Infinity

/**
 * Calls `listener` about four times a second with the frame clock in seconds. Returns its stop. Listeners do not all come in one
 * frame: together they would hold it up.
 */
export function onPulse(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Called by the frame loop with its clock in seconds. */
export function pulse(now: number): void {
  let share = (now - began) / interval
  if (share >= 1) {
    give(round.length, now)
    // After a pause nobody waits any longer.
    share = share < 2 ? 0 : 1
    began = now
    done = 0
    round.length = 0
    for (const listener of listeners) round.push(listener)
  }
  give(Math.ceil(share * round.length), now)
}

/** Gives the round's first `count` listeners their turn, if they have not had it and are still there. */
function give(count: number, now: number): void {
  while (done < count) {
    const listener = round[done++]
    if (listeners.has(listener)) listener(now)
  }
}
