import type { QualityName } from './Quality.ts'

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
