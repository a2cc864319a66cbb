import type { Kiosk } from '#twin/Kiosk.ts'

/** Hours in which day becomes night, and night day. */
const dusk = 0.5

/** How bright a wall display is, 0 … 1, at an hour of its day, 0 … 24. It changes within half an hour, so that nobody sees it. */
export function brightnessAt(
  { day, night, dayFrom, nightFrom }: Kiosk['brightness'],
  hour: number,
) {
  const sinceDay = (hour - dayFrom + 24) % 24
  const sinceNight = (hour - nightFrom + 24) % 24
  const isDay = sinceDay < sinceNight
  const share = Math.min(1, (isDay ? sinceDay : sinceNight) / dusk)
  return isDay ? night + (day - night) * share : day + (night - day) * share
}
