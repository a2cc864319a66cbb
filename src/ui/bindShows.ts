/** One way to show a signal that was bound just now, with options that need no further question. */
export type BindShow = {
  /** The behaviour; empty for none. */
  as: string
  label: string
  /** It needs the smallest and the largest value. */
  needsRange: boolean
  options(range: readonly [number, number]): Record<string, unknown>
}

/** What the form offers: the behaviours that make sense with a range or without anything. The rest is written by hand. */
export const bindShows: readonly BindShow[] = [
  { as: 'label', label: 'Label at the part', needsRange: false, options: () => ({}) },
  {
    as: 'colour',
    label: 'Colour scale',
    needsRange: true,
    options: ([from, to]) => ({ scale: { from, to } }),
  },
  {
    as: 'glow',
    label: 'Glow scale',
    needsRange: true,
    options: ([from, to]) => ({ scale: { from, to } }),
  },
  { as: 'fill', label: 'Fill level', needsRange: true, options: ([from, to]) => ({ from, to }) },
  {
    as: 'opacity',
    label: 'Opacity',
    needsRange: true,
    options: ([from, to]) => ({ from, to }),
  },
  { as: 'spin', label: 'Spin (rpm)', needsRange: false, options: () => ({}) },
  { as: '', label: 'Not on a part', needsRange: false, options: () => ({}) },
]
