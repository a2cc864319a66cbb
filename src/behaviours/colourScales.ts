import { linearColour } from '#twin/namedColours.ts'
import { makeLinearRgb, makeOklab } from './oklab.ts'

export const scaleNames = ['viridis', 'cividis', 'heat', 'diverging'] as const
export type ScaleName = (typeof scaleNames)[number]

/** Colours in a scale's table. */
export const scaleSteps = 256

/**
 * The table of a continuous scale: 256 linear RGB triples, made once. Even steps of the value are even steps to the eye,
 * and lightness alone tells them apart (`diverging`: distance from the middle, and blue from orange), so colour-blind
 * eyes read them too. Between anchors it interpolates in OKLab.
 */
export function scaleTable(name: ScaleName): Float32Array {
  const made = tables.get(name)
  if (made) return made
  const table = makeTable(anchors[name]())
  tables.set(name, table)
  return table
}

const tables = new Map<ScaleName, Float32Array>()

/**
 * viridis: S. van der Walt, N. Smith, 2015; cividis: J. Nuñez, C. Anderton, R. Renslow, PLoS ONE 13(7), 2018. Every
 * 16th colour of matplotlib's tables (CC0): the tables made of them differ from the full ones by 0.006 in sRGB at most.
 * heat: one hue (orange, OKLCh 45°), darker to lighter. diverging: blue (255°), light grey, orange (50°), mirrored in lightness.
 */
const anchors: Record<ScaleName, () => [number, number, number][]> = {
  viridis: () =>
    readHex(
      '440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1f9f88 27ad81 3dbc74 5cc863 81d34d aadc32 d5e21a fde725',
    ),
  cividis: () =>
    readHex(
      '00224e 002e6a 1a386f 32436d 434e6c 535a6d 61656f 6f7073 7d7c78 8b8778 9a9376 aaa073 bbad6d ccba64 ddc858 efd748 fee838',
    ),
  heat: () => [
    oklch(0.28, 0.07, 45),
    oklch(0.41, 0.11, 45),
    oklch(0.54, 0.145, 45),
    oklch(0.67, 0.16, 45),
    oklch(0.8, 0.11, 45),
    oklch(0.93, 0.03, 45),
  ],
  diverging: () => [oklch(0.52, 0.145, 255), oklch(0.86, 0, 0), oklch(0.52, 0.13, 50)],
}

function readHex(text: string): [number, number, number][] {
  return text.split(' ').map((hex) => makeOklab(linearColour(`#${hex}`)))
}

function oklch(lightness: number, chroma: number, degrees: number): [number, number, number] {
  const hue = (degrees * Math.PI) / 180
  return [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]
}

function makeTable(stops: [number, number, number][]): Float32Array {
  const table = new Float32Array(scaleSteps * 3)
  for (let step = 0; step < scaleSteps; step++) {
    const place = (step / (scaleSteps - 1)) * (stops.length - 1)
    const below = Math.min(Math.floor(place), stops.length - 2)
    const part = place - below
    const [l, a, b] = stops[below]
    const [l2, a2, b2] = stops[below + 1]
    table.set(
      makeLinearRgb([l + (l2 - l) * part, a + (a2 - a) * part, b + (b2 - b) * part]),
      step * 3,
    )
  }
  return table
}
