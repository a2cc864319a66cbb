/** The colours of the page (`theme.css`) for panels in the world. */
export const colours = {
  ground: '#111316',
  surface: '#1a1d21',
  raised: '#22262b',
  hover: '#2a2f35',
  selected: '#2d3a47',
  line: '#2c3137',
  lineStrong: '#434a52',
  text: '#e9ecef',
  text2: '#b1b8c0',
  text3: '#949ca5',
  accent: '#9ec7f0',
  error: '#ff8a80',
  errorGround: '#3b1f20',
  warning: '#f3bd4e',
  warningGround: '#36290f',
  simulated: '#8fd0c8',
} as const

export type Tone = keyof typeof colours

/** A panel is laid out in millimetres as if it were read from this far, metres; one that is further away is larger. */
export const designDistance = 0.6

/** One scale of type, millimetres at the design distance: 14 are 1.34° to the eye. */
export const sizes = { small: 14, body: 16, value: 20, title: 20, icon: 30 } as const

/** What can be pressed is at least this large, millimetres: 4.2°. */
export const target = 44
