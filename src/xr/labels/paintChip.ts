import type { WebGLRenderer } from 'three'
import type { ChipAtlas } from '#scene/chips/ChipAtlas.ts'
import type { Chip } from './Chip.ts'
import type { ChipColours } from './ChipColours.ts'
import { paintLabel, paintValue } from './paintLabel.ts'

/** Brings what a chip says into the atlas: its value alone when nothing else has changed. */
export function paintChip(
  renderer: WebGLRenderer,
  atlas: ChipAtlas,
  chip: Chip,
  colours: ChipColours,
): void {
  const { words, cell, valueCell } = chip
  const { name, value, note, quality } = words
  const isValueAlone =
    chip.least > 0 &&
    name === chip.name &&
    quality === chip.quality &&
    note === '' &&
    value !== '' &&
    value !== '–'
  if (
    isValueAlone &&
    atlas.paint(renderer, valueCell, (on) => paintValue(on, value, chip, colours))
  )
    return
  atlas.paint(renderer, cell, (on) => {
    const { width, height, least } = paintLabel(on, words, cell, colours)
    chip.width = width
    chip.height = height
    chip.least = least
    chip.name = name
    chip.quality = quality
    return chip
  })
}
