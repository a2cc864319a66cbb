/** What is needed to measure a text. */
export type Ruler = Pick<CanvasRenderingContext2D, 'measureText'> &
  Partial<Pick<CanvasRenderingContext2D, 'font'>>

/** Texts that are remembered in one font: names come again and again, values rarely do. */
const most = 500

const known = new WeakMap<Ruler, Map<string, Map<string, number>>>()

/** Texels that a text is wide in a canvas' font now. To be asked costs a canvas ten times what a look into a list does. */
export function widthOf(ruler: Ruler, text: string): number {
  if (text === '') return 0
  let fonts = known.get(ruler)
  if (!fonts) known.set(ruler, (fonts = new Map()))
  let widths = fonts.get(ruler.font ?? '')
  if (!widths) fonts.set(ruler.font ?? '', (widths = new Map()))
  const width = widths.get(text)
  if (width !== undefined) return width
  if (widths.size >= most) widths.clear()
  const measured = ruler.measureText(text).width
  widths.set(text, measured)
  return measured
}
