/** One key or gesture of the page or of the picture, for the sheet that lists them. */
export type Shortcut = {
  /** Each is one key cap; several are alternatives unless joined by `+`. */
  keys: readonly string[]
  does: string
}

export type ShortcutGroup = { name: string; shortcuts: readonly Shortcut[] }

/** All shortcuts there are, grouped as the sheet shows them. */
export const shortcuts: readonly ShortcutGroup[] = [
  {
    name: 'Look around',
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: 'Orbit' },
      { keys: ['Shift + arrows'], does: 'Pan' },
      { keys: ['+', '−'], does: 'Zoom' },
      { keys: ['F'], does: 'Focus on the selection' },
      { keys: ['Home'], does: 'Overview' },
      { keys: ['1 … 9'], does: 'Go to a view' },
    ],
  },
  {
    name: 'Walk',
    shortcuts: [
      { keys: ['G'], does: 'Walk or orbit' },
      { keys: ['W', 'A', 'S', 'D'], does: 'Walk' },
      { keys: ['Q', 'E'], does: 'Turn' },
      { keys: ['Shift'], does: 'Walk faster' },
      { keys: ['L'], does: 'Look with the mouse alone' },
    ],
  },
  {
    name: 'Select',
    shortcuts: [
      { keys: ['Shift + N', 'Shift + P'], does: 'Next or previous part' },
      { keys: ['Enter'], does: 'Select what is pointed at' },
      { keys: ['Esc'], does: 'Close, then clear the selection' },
    ],
  },
  {
    name: 'See',
    shortcuts: [
      { keys: ['I'], does: 'Isolate the selection' },
      { keys: ['X'], does: 'Ghost the rest' },
      { keys: ['H'], does: 'Hide the selection' },
      { keys: ['C'], does: 'Colour everything by one thing' },
      { keys: ['B'], does: 'Cut the plant open by a plane' },
      { keys: ['Shift + H'], does: 'Show all' },
      { keys: ['U'], does: 'Take the last change back' },
    ],
  },
  {
    name: 'Scenario or replay',
    shortcuts: [
      { keys: ['Space'], does: 'Play or pause' },
      { keys: ['[', ']'], does: 'Slower, faster' },
      { keys: ['Shift + G'], does: 'Ghosts of the baseline' },
      { keys: [',', '.'], does: 'Ten seconds back, on' },
      { keys: ['0'], does: 'To the live plant, and back' },
    ],
  },
  {
    name: 'Page',
    shortcuts: [
      { keys: ['/'], does: 'Search' },
      { keys: ['T'], does: 'Asset tree' },
      { keys: ['!'], does: 'Alarms' },
      { keys: ['M'], does: 'Topics (MQTT)' },
      { keys: ['J'], does: 'People in the room' },
      { keys: ['Y'], does: 'What if: ask the process model' },
      { keys: ['K'], does: 'Write to the room' },
      { keys: ['P'], does: 'Hold to point with a laser, for the others' },
      { keys: ['Z'], does: 'Pen: drag to draw, for all; Shift: in the air' },
      { keys: ['Ctrl + Z'], does: 'Take your last line back, with the pen' },
      { keys: ['V'], does: 'Hold to talk, once in the voice' },
      { keys: ['R'], does: 'Model report' },
      { keys: ['O'], does: 'Open files' },
      { keys: ['N'], does: 'New note: click its place' },
      { keys: ['?'], does: 'This sheet' },
    ],
  },
]

/** What mouse and touch do, for the same sheet. */
export const gestures: readonly Shortcut[] = [
  { keys: ['Drag'], does: 'Orbit' },
  { keys: ['Right drag', 'Two fingers'], does: 'Pan' },
  { keys: ['Scroll', 'Pinch'], does: 'Zoom to the pointer' },
  { keys: ['Click', 'Tap'], does: 'Select a machine, then a part of it' },
  { keys: ['Alt + click'], does: 'Select a part at once' },
  { keys: ['Shift + click'], does: 'Add to the selection' },
  { keys: ['Shift + drag'], does: 'Select what lies inside; to the left, what it touches' },
  { keys: ['Double click'], does: 'Focus on a part' },
]
