import { setAlarms, useAlarms } from '#state/alarms.ts'
import { toggleColouring } from '#state/colouring.ts'
import { togglePen, useInk } from '#state/ink.ts'
import { showAll, undoLooking } from '#state/looking.ts'
import { openNote, setNotes, togglePlacing, useNotes } from '#state/notes.ts'
import {
  askForSearch,
  askToWrite,
  setPanels,
  toggleAlarms,
  togglePanel,
  toggleWhatIf,
  usePanels,
} from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { toggleCut } from '#state/cut.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import { flyTo, setMode, useStage } from '#state/stage.ts'
import { ghostTheRest, hideSelection, isolateSelection } from './actOnSelection.ts'
import { isTyping } from './isTyping.ts'
import { pickFiles } from './pickFiles.ts'

/** The page's own keys (`shortcuts.ts` lists them); the scene handles those that move. Returns its stop. */
export function attachShortcuts(): () => void {
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
    return
  const { shortcuts, report } = usePanels.getState()
  if ((shortcuts && event.key !== '?') || (report && !/^r$/i.test(event.key))) return
  if (!handle(event.key, event.shiftKey)) return
  event.preventDefault()
}

/** Keys that work on the picture: in 2D there is none. */
const forPicture = /^[zngicxbhu1-9]$/i

function handle(key: string, isShift: boolean): boolean {
  if (forPicture.test(key) && useStage.getState().isPlain) return false
  if (key === '/') askForSearch()
  else if (key === '?') togglePanel('shortcuts')
  else if (key === 't' || key === 'T') togglePanel('tree')
  else if (key === '!') toggleAlarms()
  else if (key === 'm' || key === 'M') togglePanel('topics')
  else if (key === 'j' || key === 'J') togglePanel('people')
  else if (key === 'y' || key === 'Y') toggleWhatIf()
  else if (key === 'k' || key === 'K') askToWrite()
  else if (key === 'z' || key === 'Z') return togglePen()
  else if (key === 'o' || key === 'O') pickFiles('files')
  else if ((key === 'n' || key === 'N') && !isShift) togglePlacing()
  else if (key === 'r' || key === 'R') togglePanel('report')
  else if ((key === 'g' || key === 'G') && !isShift)
    setMode(useStage.getState().mode === 'walk' ? 'orbit' : 'walk')
  else if (key === 'i' || key === 'I') isolateSelection()
  else if (key === 'c' || key === 'C') toggleColouring()
  else if (key === 'x' || key === 'X') ghostTheRest()
  else if (key === 'b' || key === 'B') toggleCut()
  else if (key === 'h' || key === 'H') (isShift ? showAll : hideSelection)()
  else if (key === 'u' || key === 'U') return undoLooking()
  else if (key === 'Escape') return closeNext()
  else if (key >= '1' && key <= '9' && key.length === 1) return goToView(Number(key) - 1)
  else return false
  return true
}

/** One step back: choosing a place, the pen, the search, then the problems or the topics, the notes, the what-if, then the selection; false when there is nothing to close. */
function closeNext(): boolean {
  const panels = usePanels.getState()
  const { isPlacing, open, draft } = useNotes.getState()
  const { asset, part } = useSelection.getState()
  if (isPlacing) setNotes({ isPlacing: false })
  else if (useInk.getState().isPen) togglePen()
  else if (panels.query !== '') setPanels({ query: '' })
  else if (panels.problems) setPanels({ problems: false })
  else if (panels.topics) setPanels({ topics: false })
  else if (panels.notes && (open !== null || draft !== null)) openNote(null)
  else if (panels.notes) setPanels({ notes: false })
  else if (panels.alarms) closeAlarm()
  else if (panels.whatIf) setPanels({ whatIf: false })
  else if (asset !== null || part !== null) clearSelection()
  else return false
  return true
}

/** An alarm that is looked at, then the list of them. */
function closeAlarm(): void {
  if (useAlarms.getState().open === null) setPanels({ alarms: false })
  else setAlarms({ open: null })
}

function goToView(index: number): boolean {
  const view = usePlant.getState().twin?.views[index]
  if (view) flyTo({ view })
  return view !== undefined
}
