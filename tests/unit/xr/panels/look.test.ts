import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { colours, designDistance, sizes, target } from '#xr/panels/look.ts'

const degrees = (millimetres: number) =>
  (2 * Math.atan(millimetres / 2000 / designDistance) * 180) / Math.PI

test('has the colours of the page', () => {
  const theme = readFileSync(new URL('../../../../src/ui/theme.css', import.meta.url), 'utf8')
  for (const [name, colour] of Object.entries(colours)) {
    const variable = name
      .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      .replace(/\d/, '-$&')
    expect(theme).toContain(`--${variable}: ${colour};`)
  }
})

test('writes nothing smaller than 1.3° to the eye, and all that is pressed is 3° or more', () => {
  for (const size of Object.values(sizes)) expect(degrees(size)).toBeGreaterThanOrEqual(1.3)
  expect(degrees(target)).toBeGreaterThanOrEqual(3)
  expect(target).toBeGreaterThanOrEqual(40)
})

test('writes with a contrast of 4.5 to 1 on every ground', () => {
  const grounds = [colours.surface, colours.raised, colours.hover, colours.selected]
  const tones = [colours.text, colours.text2, colours.accent, colours.error, colours.warning]
  for (const ground of grounds) {
    for (const tone of tones) expect(contrast(tone, ground)).toBeGreaterThanOrEqual(4.5)
  }
})

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
