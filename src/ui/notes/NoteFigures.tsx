import type { NoteFigure } from '#people/Note.ts'
import { qualityWords } from '#twin/qualityWords.ts'
import { sparkPath } from '../sparkPath.ts'
import css from './NoteFigures.module.css'

/** What the signals said when a note was written, or say as it is begun (`at` null), each with its last minutes. */
export function NoteFigures({
  figures,
  at,
}: {
  figures: readonly NoteFigure[]
  at: number | null
}) {
  if (figures.length === 0) return null
  const when = at === null ? 'now' : `on ${sayTime(at)}`
  return (
    // A table by itself would be squeezed among the fields.
    <div>
      <table className={css.figures}>
        <caption>Values {when}</caption>
        <tbody>
          {figures.map((figure) => (
            <Row key={figure.signal} figure={figure} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  figure: { name, signal, value, unit, quality, at, trend },
}: {
  figure: NoteFigure
}) {
  const doubt = qualityWords[quality]
  const range = trend && rangeOf(trend.values)
  return (
    <tr>
      <th scope="row" title={signal}>
        {name}
      </th>
      <td className={css.trend}>
        {trend && range && (
          <svg viewBox="0 0 64 20" preserveAspectRatio="none" role="img" aria-label={range}>
            <title>{`${range} in ${sayMinutes(trend.seconds)}`}</title>
            <path d={pathOf(trend.values)} fill="none" vectorEffect="non-scaling-stroke" />
          </svg>
        )}
      </td>
      <td className={css.value} title={sayTime(at)}>
        {value} <span>{unit}</span>
        {doubt !== '' && <em>{doubt}</em>}
      </td>
    </tr>
  )
}

function sayTime(ms: number): string {
  return new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
}

function pathOf(values: readonly (number | null)[]): string {
  const times = Float64Array.from(values, (_, i) => i + 1)
  const held = Float64Array.from(values, (value) => value ?? NaN)
  return sparkPath(times, held, values.length, values.length, values.length, 64, 20)
}

function rangeOf(values: readonly (number | null)[]): string | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  return `from ${Math.min(...known)} to ${Math.max(...known)}`
}

function sayMinutes(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
