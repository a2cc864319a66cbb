import type { SeriesAnswer } from '#twin/process/Answer.ts'

/** Where a value that is not to be passed is passed in the scenario, and was not in the baseline. */
export type Passings = {
  /** The limit as people read it. */
  limit: number
  unit: string
  /** How many courses pass it in each world. */
  before: number
  after: number
  /** Those that only the scenario takes over it, the earliest first. */
  fresh: { name: string; seconds: number }[]
}

/** Looks through the courses that have the most usual limit; null when none has one. */
export function findPassings(series: readonly SeriesAnswer[]): Passings | null {
  const counts = new Map<number, number>()
  for (const { limit } of series)
    if (limit !== undefined) counts.set(limit, (counts.get(limit) ?? 0) + 1)
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!usual) return null
  const [limit] = usual
  const limited = series.filter((one) => one.limit === limit)
  const passes = limited.map(({ name, times, baseline, scenario }) => {
    const at = scenario.findIndex((value) => value > limit)
    return {
      name: name.slice(0, name.includes(': ') ? name.lastIndexOf(': ') : undefined),
      isBefore: baseline.some((value) => value > limit),
      seconds: at < 0 ? Infinity : times[at],
    }
  })
  return {
    limit,
    unit: limited[0].unit,
    before: passes.filter(({ isBefore }) => isBefore).length,
    after: passes.filter(({ seconds }) => seconds < Infinity).length,
    fresh: passes
      .filter(({ isBefore, seconds }) => !isBefore && seconds < Infinity)
      .toSorted((a, b) => a.seconds - b.seconds)
      .map(({ name, seconds }) => ({ name, seconds })),
  }
}
