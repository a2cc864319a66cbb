/** A moment of a run in words: the date on its clock, and how much of it is over. */
export type RunMoment = { date: string; time: string; passed: string }

const date = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const day = 86_400
/** Seconds up to which hours are counted, not days. */
const short = 3 * day

/** What a run's clock shows after so many simulated seconds. `began`: its date at the start; `length`: seconds that it lasts. */
export function sayRunTime(began: number, seconds: number, length: number): RunMoment {
  const now = began + seconds * 1000
  const passed =
    length <= short
      ? `${sayHours(seconds)} of ${sayHours(length)}`
      : `day ${Math.min(Math.ceil(length / day), Math.floor(seconds / day) + 1)} of ${Math.ceil(length / day)}`
  return { date: date.format(now), time: time.format(now), passed }
}

/** Simulated seconds a second: `×3,600`. */
export function saySpeed(speed: number): string {
  return `×${speed.toLocaleString('en-GB', { maximumFractionDigits: 1 })}`
}

function sayHours(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}
