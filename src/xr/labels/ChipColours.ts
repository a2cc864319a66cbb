import { Quality } from '#twin/Quality.ts'

/** What chips are painted with: the page's own colours and letters. */
export type ChipColours = {
  ground: string
  line: string
  text: string
  soft: string
  stale: string
  bad: string
  simulated: string
  font: string
}

/** Reads them from the page's theme. */
export function readChipColours(): ChipColours {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ground: of('surface'),
    line: of('line-strong'),
    text: of('text'),
    soft: of('text-2'),
    stale: of('warning'),
    bad: of('error'),
    simulated: of('simulated'),
    font: of('font'),
  }
}

/** The colour of the word for a quality, and of the line around it. */
export function colourOfQuality(colours: ChipColours, quality: number): string {
  if (quality === Quality.stale) return colours.stale
  if (quality === Quality.bad) return colours.bad
  return quality === Quality.simulated ? colours.simulated : colours.soft
}
