import type { NoteFigure } from '../../Note.ts'
import { html, nothing, type Html } from './html.ts'

const width = 120
const height = 28

/** The last minutes of a value as a small line, with what it says in words; nothing for states and what has no line. */
export function trendSvg({ name, trend, unit }: NoteFigure): Html {
  const known = trend?.values.filter((value) => value !== null) ?? []
  if (!trend || known.length < 2) return nothing
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const span = high - low || 1
  const step = width / Math.max(1, trend.values.length - 1)
  let path = ''
  let isDown = false
  trend.values.forEach((value, i) => {
    if (value !== null) {
      const y = height - 2 - ((value - low) / span) * (height - 4)
      path += `${isDown ? 'L' : 'M'}${(i * step).toFixed(1)} ${y.toFixed(1)}`
    }
    isDown = value !== null
  })
  const minutes =
    trend.seconds < 90 ? `${trend.seconds} s` : `${Math.round(trend.seconds / 60)} min`
  const words = `${name}: ${low} to ${high}${unit && ` ${unit}`} in ${minutes}`
  return html`<span class="trend"
    ><svg
      viewBox="0 0 ${width} ${height}"
      width="${width}"
      height="${height}"
      role="img"
      aria-label="${words}"
    >
      <path d="${path}" /></svg
    ><small>${low} to ${high}, ${minutes}</small></span
  >`
}
