/**
 * The colours that a twin file may name, as sRGB, with the words for them. Colour belongs to the abnormal: `ok` and
 * `off` are muted. The five differ in lightness too, for eyes that do not tell red from green.
 */
export const namedColours = {
  alarm: { hex: '#e5484d', words: 'alarm red' },
  warning: { hex: '#f5a524', words: 'warning amber' },
  advice: { hex: '#f0e6a0', words: 'advice yellow' },
  ok: { hex: '#4f9a6b', words: 'muted green' },
  off: { hex: '#3b4048', words: 'dark grey' },
} as const

export type ColourName = keyof typeof namedColours

/** Whether a text is one of the names. */
export function isColourName(text: string): text is ColourName {
  return Object.hasOwn(namedColours, text)
}

/** The words for a colour given by name or as `#rrggbb`. */
export function sayColour(colour: string): string {
  return isColourName(colour) ? namedColours[colour].words : colour
}

/** Linear RGB 0..1 of a colour given by name or as `#rrggbb` (IEC 61966-2-1). */
export function linearColour(colour: string): [number, number, number] {
  const hex = isColourName(colour) ? namedColours[colour].hex : colour
  const bits = Number.parseInt(hex.slice(1), 16)
  return [linear((bits >> 16) / 255), linear(((bits >> 8) & 255) / 255), linear((bits & 255) / 255)]
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
