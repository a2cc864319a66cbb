import { quick, rhythm } from './smoothing.ts'

/**
 * Places on colour scales that move smoothly between samples, as `smoothing` has numbers move, in half the memory: a scale has a
 * few hundred steps, so that single precision is plenty, and with 10,000 that change in a frame most of the time goes into
 * fetching them. A member has `placeWidth` entries from `first` on, of which some are read as whole numbers and the others not;
 * both views lie over the same bytes.
 */
export type PlaceRows = { readonly places: Float32Array; readonly whole: Int32Array }

export const placeWidth = 8
/** The place that it goes to, NaN before the first. */
const toAt = 0
const fromAt = 1
/** One by the seconds of the way; 0 at rest. */
const rateAt = 2
/** Seconds from one sample to the next, NaN while that is not known. */
const intervalAt = 3
/** When the last sample came, in ticks. */
const startAt = 4
/** Left to whoever keeps the places. */
export const wholeAt = 5

const ticksASecond = 10_000
const tick = 1 / ticksASecond

/** Rows for so many members, those of `before` as they were. */
export function makePlaceRows(members: number, before?: PlaceRows): PlaceRows {
  const whole = new Int32Array(members * placeWidth)
  const places = new Float32Array(whole.buffer)
  for (let member = 0; member < members; member++) clearPlace({ places, whole }, member)
  if (before) whole.set(before.whole)
  return { places, whole }
}

/** Forgets all that has come. */
export function clearPlace({ places, whole }: PlaceRows, member: number): void {
  const first = member * placeWidth
  whole.fill(0, first, first + placeWidth)
  places[first + toAt] = NaN
  places[first + intervalAt] = NaN
}

/** A time on the frame clock, seconds, as these rows keep it: it comes round every 119 hours, which nobody sees. @frame */
export function ticksOf(now: number): number {
  return (now * ticksASecond) | 0
}

/** Whether a member is on its way. @frame */
export function isUnderWay(places: Float32Array, first: number): boolean {
  return places[first + rateAt] > 0
}

/** Whether the last sample came just then. @frame */
export function isFrom(whole: Int32Array, first: number, ticks: number): boolean {
  return whole[first + startAt] === ticks
}

/** The place to show at a time; NaN before the first sample. @frame */
export function placeAt(
  places: Float32Array,
  whole: Int32Array,
  first: number,
  ticks: number,
): number {
  const rate = places[first + rateAt]
  const to = places[first + toAt]
  if (!(rate > 0)) return to
  const gap = ((ticks - whole[first + startAt]) | 0) * tick
  const part = gap > 0 ? gap * rate : 0
  if (part < 1) {
    const from = places[first + fromAt]
    return from + (to - from) * part
  }
  places[first + rateAt] = 0
  return to
}

/** Takes a sample, and returns the place to show now, where it goes on from. @frame */
export function placeTo(
  places: Float32Array,
  whole: Int32Array,
  first: number,
  given: number,
  ticks: number,
): number {
  const place = Math.fround(given)
  const to = places[first + toAt]
  const gap = ((ticks - whole[first + startAt]) | 0) * tick
  whole[first + startAt] = ticks
  if (to !== to) {
    places[first + toAt] = place
    return place
  }
  let rate = places[first + rateAt]
  let shown = to
  let left = 1
  if (rate > 0) {
    const part = gap > 0 ? gap * rate : 0
    if (part < 1) {
      const from = places[first + fromAt]
      shown = from + (to - from) * part
      left = 1 - part
    } else rate = 0
  }
  const before = places[first + intervalAt]
  const interval = rhythm(before, gap)
  if (interval !== before) places[first + intervalAt] = interval
  if (place === to) rate /= left
  else rate = shown === place ? 0 : 1 / (interval > 0 ? interval : quick)
  places[first + toAt] = place
  places[first + fromAt] = shown
  places[first + rateAt] = rate
  return shown
}
