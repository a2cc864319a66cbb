import { qualityName } from '#twin/Quality.ts'
import type { QualityName } from '#twin/Quality.ts'
import { write } from './usePulse.ts'

/** What a quality is called at a value; nothing is said of a good one. */
export const qualityWords: Record<QualityName, string> = {
  never: 'no data',
  good: '',
  stale: 'stale',
  bad: 'bad',
  simulated: 'simulated',
}

/** What it means, for the legend. */
export const qualityMeanings: Record<QualityName, string> = {
  never: 'Nothing has been received yet.',
  good: 'Received, readable and recent.',
  stale: 'Older than it should be: the last known value.',
  bad: 'Unreadable, impossible, or declared bad by its source.',
  simulated: 'Made by a simulation, not measured.',
}

/** Marks an element with a quality: its icon and colour come from the theme, its word, with a number before it, from here. */
export function showQuality(element: HTMLElement, code: number, count = 0): void {
  const name = qualityName(code)
  if (element.dataset.quality !== name) element.dataset.quality = name
  write(element, count > 0 ? `${count} ${qualityWords[name]}` : qualityWords[name])
}
