import type { NoteView } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import { hideParts, isolateParts, showAll, useLooking, type Sight } from './looking.ts'
import { useSection } from './section.ts'
import { useStage } from './stage.ts'

/** Half of what the page's camera sees from top to bottom, as the slope of its edge: 42°. */
const slope = Math.tan((21 * Math.PI) / 180)

/** What is seen now, as a note keeps it: place, section, and parts out of sight unless they are too many. */
export function readNoteView(): NoteView | null {
  const { camera } = useStage.getState()
  if (!camera) return null
  const { plane } = useSection.getState()
  const { hidden, only } = useLooking.getState()
  const view: NoteView = {
    ...camera,
    ...(plane && { cuts: [plane.map((number) => Math.round(number * 1e4) / 1e4)] }),
    ...(isFew(hidden) && { hidden: [...hidden] }),
    ...(isFew(only) && { only: [...only] }),
  }
  return JSON.stringify(view).length <= noteLimits.view ? view : camera
}

/** What the last note put into the picture: it goes with the next one, and what the person chose stays. */
let cut: readonly number[] | null = null
let sight: Sight['hidden'] | Sight['only'] = null

/** Shows what a note's author had cut open and taken out of sight; returns where to look from. */
export function showNoteView(view: NoteView): Pick<NoteView, 'position' | 'target'> {
  const [plane] = view.cuts ?? []
  if (plane) {
    cut = [...plane]
    useSection.setState({ wanted: cut })
  } else if (cut !== null && String(useSection.getState().plane) === String(cut)) {
    cut = null
    useSection.setState({ wanted: null })
  }
  const looking = useLooking.getState()
  const isOfNote = sight !== null && (looking.only === sight || looking.hidden === sight)
  const { hidden = [], only = [] } = view
  if (isOfNote) showAll()
  if (only.length > 0) isolateParts(only, 'ghosted')
  else hideParts(hidden)
  const now = useLooking.getState()
  sight = only.length > 0 ? now.only : hidden.length > 0 ? now.hidden : null
  return placeOf(view)
}

/** A picture without perspective is looked at from so far that as much is seen of what is in its middle. */
function placeOf({ position, target, height }: NoteView): Pick<NoteView, 'position' | 'target'> {
  if (height === undefined) return { position, target }
  const back = target.map((metres, i) => position[i] - metres)
  const far = Math.hypot(...back)
  if (far < 1e-6) return { position, target }
  const wanted = Math.max(height, 0.1) / 2 / slope / far
  const [x, y, z] = target.map((metres, i) => metres + back[i] * wanted)
  return { position: [x, y, z], target }
}

function isFew(parts: ReadonlySet<string> | null): parts is ReadonlySet<string> {
  return parts !== null && parts.size > 0 && parts.size <= noteLimits.parts
}
