/** Monotonic time and timers, passed in so that tests can turn them by hand. Milliseconds. */
export type Clock = {
  now(): number
  /** Calls once after a while. Returns its stop. */
  after(milliseconds: number, run: () => void): () => void
  /** Calls again and again. Returns its stop. */
  every(milliseconds: number, run: () => void): () => void
}

/** The clock of this thread. Its zero is the start of the page or worker, never the wall clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds)
    return () => clearInterval(timer)
  },
}
