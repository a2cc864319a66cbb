import { create } from 'zustand'

/** What of the page around the picture is open. */
export type Panels = {
  tree: boolean
  problems: boolean
  shortcuts: boolean
  /** The browser of the topics that arrive on the broker. */
  topics: boolean
  /** What the models hold, and what they cost. */
  report: boolean
  /** Who is in the room, and what is said there. */
  people: boolean
  /** The notes of the room. */
  notes: boolean
  /** What is asked of the process model. */
  whatIf: boolean
  /** What was done to the plant. */
  commands: boolean
  /** What is wrong in the plant. */
  alarms: boolean
  /** How the displays of the room are. */
  displays: boolean
  /** The rounds that are asked for, under way and done. */
  inspections: boolean
  /** What was recorded here. */
  recordings: boolean
  /** Which tree the panel on the left shows. */
  trees: 'assets' | 'model' | 'systems'
  /** What is written in the search field. */
  query: string
  /** Rises when a person asks for the search field, which then takes the focus. */
  searchAsked: number
  /** Rises when a person asks for the field in which they write to the room. */
  writingAsked: number
}

export const usePanels = create<Panels>(() => ({
  tree: true,
  problems: false,
  shortcuts: false,
  topics: false,
  report: false,
  people: false,
  notes: false,
  whatIf: false,
  commands: false,
  alarms: false,
  displays: false,
  inspections: false,
  recordings: false,
  trees: 'assets',
  query: '',
  searchAsked: 0,
  writingAsked: 0,
}))

export function setPanels(change: Partial<Panels>): void {
  usePanels.setState(change)
}

export function togglePanel(
  panel: 'tree' | 'problems' | 'shortcuts' | 'topics' | 'report' | 'people' | 'notes',
): void {
  usePanels.setState((panels) => ({ [panel]: !panels[panel] }))
}

/** What stands at the right, one at a time: of those that are open the first. */
const right = ['notes', 'alarms', 'displays', 'inspections', 'commands', 'whatIf'] as const

/** Which of them is seen. */
export function seenAtRight(panels: Panels): (typeof right)[number] | undefined {
  return right.find((each) => panels[each])
}

/** Opens one of them and closes what stands before it; or closes it, when it is the one that is seen. */
function toggleRight(panel: (typeof right)[number]): void {
  usePanels.setState((panels) => {
    return seenAtRight(panels) === panel ? { [panel]: false } : front(panel)
  })
}

/** Opens one of them and closes what stands before it. */
export function openRight(panel: (typeof right)[number]): void {
  usePanels.setState(front(panel))
}

function front(panel: (typeof right)[number]): Partial<Panels> {
  const before = right.slice(0, right.indexOf(panel))
  return { ...Object.fromEntries(before.map((each) => [each, false])), [panel]: true }
}

/** Opens what is asked of the process model, or closes it. */
export function toggleWhatIf(): void {
  toggleRight('whatIf')
}

/** Opens what was done to the plant, or closes it. */
export function toggleCommands(): void {
  toggleRight('commands')
}

/** Opens the displays, or closes them. */
export function toggleDisplays(): void {
  toggleRight('displays')
}

/** Opens the inspections, or closes them. */
export function toggleInspections(): void {
  toggleRight('inspections')
}

/** Opens the alarms, or closes them. */
export function toggleAlarms(): void {
  toggleRight('alarms')
}

/** Opens what was recorded here, or closes it. */
export function toggleRecordings(): void {
  usePanels.setState(({ recordings }) => ({ recordings: !recordings }))
}

/** Opens the tree and puts the focus into its search field. */
export function askForSearch(): void {
  usePanels.setState(({ searchAsked }) => ({ tree: true, searchAsked: searchAsked + 1 }))
}

/** Opens the people and puts the focus where one writes to them. */
export function askToWrite(): void {
  usePanels.setState(({ writingAsked }) => ({ people: true, writingAsked: writingAsked + 1 }))
}
