import { qualityWords } from '#twin/qualityWords.ts'
import type { NoteFigure } from './Note.ts'

/** The values that a note carries as lines of text, for programs that have no place for them; times are UTC. */
export function sayFigures(figures: readonly NoteFigure[], noted: number): string {
  return [`Values at ${sayTime(noted)}:`, ...figures.map(sayFigure)].join('\n')
}

function sayFigure({ name, value, unit, quality, at, trend }: NoteFigure): string {
  const parts = [unit === '' ? value : `${value} ${unit}`]
  if (qualityWords[quality] !== '') parts.push(qualityWords[quality])
  parts.push(`of ${sayTime(at)}`)
  const known = trend?.values.filter((each) => each !== null) ?? []
  if (trend && known.length > 0) {
    const [low, high] = [Math.min(...known), Math.max(...known)]
    const span = trend.seconds < 90 ? `${trend.seconds} s` : `${Math.round(trend.seconds / 60)} min`
    parts.push(low === high ? `steady for ${span}` : `${low} to ${high} in ${span}`)
  }
  return `${name}: ${parts.join(', ')}`
}

function sayTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
