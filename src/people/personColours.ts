/**
 * The colours of people, sRGB: far from each other, from the plant's grey and from the reds and ambers of its states, and each with a
 * name, so that nobody has to tell them apart by eye alone.
 */
export const personColours = {
  blue: '#6aa5e8',
  teal: '#4fb8ad',
  violet: '#a58be0',
  pink: '#e08bbd',
  lime: '#a3c464',
  sky: '#7cc6e0',
  sand: '#cbb58a',
  mint: '#86cfa3',
} as const
