import { create } from 'zustand'

/** What everything is coloured by. */
export type ColourBy =
  /** All signals with this key (any, when empty) and unit. */
  | { kind: 'signal'; key: string; unit: string; name: string }
  /** A property of `extras` by its key, or a built-in one (`rowValues`). */
  | { kind: 'property'; key: string; name: string }
  /** What a what-if changes: a figure's difference by asset id, over a scale with nothing in its middle. */
  | {
      kind: 'difference'
      name: string
      unit: string
      digits: number
      values: Readonly<Record<string, number>>
      /** Which two worlds it tells apart: “Baseline → Filler 15 % faster”. */
      says: string
    }

/** How to read the colours: a scale from low to high, or one colour for each of a few names. */
export type Legend = {
  kind: 'scale' | 'categories'
  /** CSS colours: evenly along the scale, or one a name. */
  colours: readonly string[]
  /** Empty for a scale. */
  names: readonly string[]
  unit: string
  digits: number
  /** What the colours compare, where they do. */
  says?: string
}

export type Colouring = {
  /** Whether the panel is there. */
  isOpen: boolean
  by: ColourBy | null
  /** The ends of the scale as a person has set them; null for automatic ones. */
  range: readonly [number, number] | null
  /** Null until the picture is coloured. */
  legend: Legend | null
  /** The ids of the parts in a bin of the histogram, or of a name; -1 for those without a value. */
  partsIn: (place: number) => readonly string[]
}

const plain = { by: null, range: null, legend: null, partsIn: () => [] }

export const useColouring = create<Colouring>(() => ({ isOpen: false, ...plain }))

/** Bars of the histogram. */
export const histogramBars = 24
/** Categories with a colour of their own, and one place more for the others. */
export const mostCategories = 12

/** What the legend shows, overwritten in place on the pulse: panels sample it. */
export const colourFigures = {
  low: NaN,
  high: NaN,
  least: NaN,
  most: NaN,
  /** Values a bar, in signals or parts. */
  bars: new Uint32Array(histogramBars),
  /** Parts a category. */
  counts: new Uint32Array(mostCategories),
  /** Parts with a value, and without. */
  parts: 0,
  without: 0,
}

export function colourBy(by: ColourBy | null): void {
  useColouring.setState({ ...plain, by })
}

export function setColourRange(range: readonly [number, number] | null): void {
  useColouring.setState({ range })
}

/** Opens the panel; closing it takes the colours away too. */
export function toggleColouring(): void {
  useColouring.setState(({ isOpen }) => (isOpen ? { isOpen: false, ...plain } : { isOpen: true }))
}

/** Called by the scene once it colours. */
export function noteColouring(legend: Legend, partsIn: Colouring['partsIn']): void {
  useColouring.setState({ legend, partsIn })
}
