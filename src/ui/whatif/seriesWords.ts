/** The unit in which a course's time is told, and the steps that its axis may have, in that unit. */
export type TimeUnit = { word: string; seconds: number; steps: readonly number[] }

const days = { word: '\u202fd', seconds: 86_400, steps: [1, 2, 5, 7, 14, 30, 60, 90, 180, 365] }
const hours = { word: '\u202fh', seconds: 3600, steps: [0.5, 1, 2, 3, 6, 12, 24] }
const minutes = { word: '\u202fmin', seconds: 60, steps: [0.5, 1, 2, 5, 10, 15, 30, 60] }

/** The unit for a course of so many seconds. */
export function timeUnit(seconds: number): TimeUnit {
  if (seconds > 4 * 86_400) return days
  return seconds > 3 * 3600 ? hours : minutes
}

/** A moment of a course in that unit, with as many decimals as it needs, two at most. */
export function sayMoment(seconds: number, unit: TimeUnit): string {
  return String(Number((seconds / unit.seconds).toFixed(2)))
}

/** Decimals that tell ticks apart. */
export function digitsOfTicks(ticks: readonly number[]): number {
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1
  let digits = 0
  while (digits < 6 && Math.abs(step - Number(step.toFixed(digits))) > step / 1000) digits++
  return digits
}
