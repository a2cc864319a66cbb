/** One figure of a promise: what was promised in words, what was measured, and whether that keeps it. */
export type Verdict = { figure: string; promised: string; measured: number; isKept: boolean }

/** A figure that is to be no larger than that. */
export function atMost(figure: string, measured: number, most: number): Verdict {
  return { figure, promised: `≤ ${most}`, measured, isKept: measured <= most }
}

/** A figure that is to be no smaller than that. */
export function atLeast(figure: string, measured: number, least: number): Verdict {
  return { figure, promised: `≥ ${least}`, measured, isKept: measured >= least }
}
