/** When a process model's runs begin: 1 Monday to 7 Sunday, hour of the day, 1 January to 12 December. */
export type RunBegins = { weekday: number; hour: number; month: number }

const day = 86_400_000

/**
 * The date that a run begins with, epoch milliseconds of a clock without time zones: the first such weekday of that month in the year of
 * `now`. All pages show the same date, wherever they are.
 */
export function runBegins({ weekday, hour, month }: RunBegins, now: number): number {
  const first = Date.UTC(new Date(now).getUTCFullYear(), month - 1, 1)
  const isWeekday = (new Date(first).getUTCDay() + 6) % 7
  return first + ((weekday - 1 - isWeekday + 7) % 7) * day + hour * 3_600_000
}
