import { expect, it } from 'vitest'
import { breakText } from '#xr/guard/breakText.ts'

/** Ten units a letter. */
const pen = { measureText: (text: string) => ({ width: text.length * 10 }) as TextMetrics }

it('leaves a text that fits in one line', () => {
  expect(breakText(pen, 'Anna: Yes', 200, 2)).toEqual(['Anna: Yes'])
})

it('breaks a longer one between words, and cuts what is too long for all lines', () => {
  expect(breakText(pen, 'Anna: look at the filler', 150, 2)).toEqual([
    'Anna: look at',
    'the filler',
  ])
  expect(breakText(pen, 'Anna: look at the filler: its third head drips', 150, 2)).toEqual([
    'Anna: look at',
    'the filler: it…',
  ])
  expect(breakText(pen, 'Anna: look at the filler', 150, 1)).toEqual(['Anna: look at…'])
})

it('cuts a word that is wider than a line', () => {
  expect(breakText(pen, 'x'.repeat(50), 100, 2)).toEqual([`${'x'.repeat(9)}…`])
})
