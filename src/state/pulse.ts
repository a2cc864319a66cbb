/**
 * The page's slow clock. Panels sample the tables on it instead of on timers of their own, because nothing but the
 * frame loop ticks on the page; the frame loop calls `pulse` every frame.
 */
const listeners = new Set<(now: number) => void>()
const interval = 0.25
let last = -Infinity

/** Calls `listener` about four times a second with the frame clock in seconds. Returns its stop. */
export function onPulse(listener: (now: number) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Called by the frame loop with its clock in seconds. */
export function pulse(now: number): void {
  if (now - last < interval) return
  last = now
  for (const listener of listeners) listener(now)
}
