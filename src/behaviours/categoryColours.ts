import { linearColour } from '#twin/namedColours.ts'

/**
 * Colours for categories that colour-blind eyes tell apart, for dark ground, in the order of use: M. Okabe and K. Ito's
 * set (2008) without its black, then four of P. Tol's muted ones (2021).
 */
export const categoryHex: readonly string[] = [
  '#56b4e9',
  '#e69f00',
  '#009e73',
  '#f0e442',
  '#cc79a7',
  '#0072b2',
  '#d55e00',
  '#dddddd',
  '#882255',
  '#999933',
  '#6a5acd',
]

/** What is left when there are more categories than colours. */
export const otherHex = '#7f858c'
/** Parts without a value. */
export const noneHex = '#3a3f45'

/** Linear RGB of those colours, three numbers each: the categories, then the others, then none. */
export const categoryTable: Float32Array = Float32Array.from(
  [...categoryHex, otherHex, noneHex].flatMap((hex) => linearColour(hex)),
)
