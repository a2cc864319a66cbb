/**
 * Numbers that move smoothly between samples, many side by side in one array: in a straight line from what is shown to what
 * came, over the mean interval between samples, so that a regular source gives constant speed. The first value jumps. Times
 * in seconds. A number has `smoothWidth` places from `first` on, a line of the processor's cache, which begin as `NaN`; what is
 * shown stands in the first.
 */
export const smoothWidth = 8
const toAt = 1
const fromAt = 2
/** When the last sample came; the way begins there, also when it says once more where it leads. */
const startAt = 3
/** One by the seconds of the way; 0 or NaN at rest. */
const rateAt = 4
const intervalAt = 5

/** Seconds between two samples that are believed as the source's rhythm. */
const shortest = 0.05
const longest = 2
/** After a longer silence the rhythm is unknown: the value is reached within `quick`. */
const silence = 5
export const quick = 0.3
/** How much of a new interval enters the mean one; arrivals jitter by a frame or two. */
const share = 0.3

/** Whether a number is on its way. @frame */
export function isOnItsWay(numbers: Float64Array, first: number): boolean {
  return numbers[first + rateAt] > 0
}

/** Brings what is shown to a time; NaN before the first value. @frame */
export function smoothAt(numbers: Float64Array, first: number, now: number): void {
  const rate = numbers[first + rateAt]
  const part = (now - numbers[first + startAt]) * rate
  if (!(rate > 0) || !(part > 0)) return
  const to = numbers[first + toAt]
  if (part < 1) {
    const from = numbers[first + fromAt]
    numbers[first] = from + (to - from) * part
    return
  }
  numbers[first + rateAt] = 0
  numbers[first] = to
}

/**
 * Takes a sample; returns whether the shown value now moves. `period`: 0 for a straight way; else the span after which the
 * value is the same again (360 for degrees), negative to go forwards only. It reads each number once and is short enough to be
 * compiled into the loop that calls it: with 10,000 samples a frame that is half of what they take.
 * @frame
 */
export function smoothTo(
  numbers: Float64Array,
  first: number,
  value: number,
  now: number,
  period: number,
): boolean {
  const to = numbers[first + toAt]
  const gap = now - numbers[first + startAt]
  let rate = numbers[first + rateAt]
  let shown = to
  let left = 1
  if (rate > 0) {
    const part = gap > 0 ? gap * rate : 0
    if (part < 1) {
      const from = numbers[first + fromAt]
      shown = from + (to - from) * part
      left = 1 - part
    } else rate = 0
  }
  const interval = rhythm(numbers[first + intervalAt], gap)
  numbers[first + intervalAt] = interval
  numbers[first + startAt] = now
  if (value !== to) {
    numbers[first + toAt] = value
    if (period !== 0) shown = nearStart(shown, value, period)
    rate = 1 / (interval > 0 ? interval : quick)
    if (shown === value || shown !== shown) {
      shown = value
      rate = 0
    }
  } else rate /= left
  numbers[first + rateAt] = rate
  numbers[first + fromAt] = shown
  numbers[first] = shown
  return rate > 0
}

/**
 * The mean seconds between two samples, when one comes so many seconds after the last; NaN when they are not known.
 * @frame
 */
export function rhythm(interval: number, gap: number): number {
  if (gap > silence) return NaN
  if (!(gap >= 0)) return interval
  const seen = gap < shortest ? shortest : gap > longest ? longest : gap
  return interval > 0 ? interval + (seen - interval) * share : seen
}

/** What is shown, shifted by whole periods to where the way to `value` is the wanted one. @frame */
function nearStart(shown: number, value: number, period: number): number {
  const ahead = value - shown
  if (period > 0) return value - (ahead - period * Math.round(ahead / period))
  return ahead < period / 2 ? shown + period * Math.ceil(ahead / period) : shown
}
