import { create } from 'zustand'

/** What a person has taken out of sight, by part ids. A part stands for everything below it in its model. */
export type Sight = {
  hidden: ReadonlySet<string>
  /** When not null, only these are shown in full; of `rest` depends how everything else looks. */
  only: ReadonlySet<string> | null
  rest: 'hidden' | 'ghosted'
}

export type Looking = Sight & {
  /** What was before the last changes, newest last. */
  past: readonly Sight[]
  /** How many parts are out of sight, or only hinted at, in the picture as it is. */
  hiddenParts: number
  ghostedParts: number
}

const everything: Sight = { hidden: new Set(), only: null, rest: 'hidden' }

export const useLooking = create<Looking>(() => ({
  ...everything,
  past: [],
  hiddenParts: 0,
  ghostedParts: 0,
}))

/** Steps that can be taken back. */
const steps = 30

/** Takes parts out of sight. */
export function hideParts(parts: readonly string[]): void {
  if (parts.length === 0) return
  change(({ hidden, only, rest }) => ({ hidden: new Set([...hidden, ...parts]), only, rest }))
}

/** Shows parts again that were hidden; what else is isolated stays so. */
export function showParts(parts: readonly string[]): void {
  change(({ hidden, only, rest }) => {
    return { hidden: without(hidden, parts), only: only && new Set([...only, ...parts]), rest }
  })
}

/** Shows only these parts, hidden before or not; everything else is out of sight, or a ghost. */
export function isolateParts(parts: readonly string[], rest: Sight['rest']): void {
  if (parts.length === 0) return
  change(({ hidden }) => ({ hidden: without(hidden, parts), only: new Set(parts), rest }))
}

/** Shows everything. */
export function showAll(): void {
  const { hidden, only } = useLooking.getState()
  if (hidden.size > 0 || only !== null) change(() => everything)
}

/** Shows everything, with nothing to take back: in another plant the ids mean other things. */
export function forgetLooking(): void {
  useLooking.setState({ ...everything, past: [] })
}

/** Takes the last change back; false when there is none. */
export function undoLooking(): boolean {
  const { past } = useLooking.getState()
  const before = past.at(-1)
  if (before) useLooking.setState({ ...before, past: past.slice(0, -1) })
  return before !== undefined
}

/** Called by the scene when it has put a change into the picture. */
export function noteLooking(hiddenParts: number, ghostedParts: number): void {
  const known = useLooking.getState()
  if (known.hiddenParts === hiddenParts && known.ghostedParts === ghostedParts) return
  useLooking.setState({ hiddenParts, ghostedParts })
}

function change(next: (sight: Sight) => Sight): void {
  useLooking.setState((known) => {
    const { hidden, only, rest, past } = known
    return { ...next(known), past: [...past.slice(1 - steps), { hidden, only, rest }] }
  })
}

/** Leaves out parts, what is in them and the groups that they are in. */
function without(set: ReadonlySet<string>, parts: readonly string[]): ReadonlySet<string> {
  if (set.size === 0) return set
  const own = new Set(parts)
  const around = new Set(parts.flatMap(pathTo))
  return new Set(
    [...set].filter((id) => !around.has(id) && !pathTo(id).some((above) => own.has(above))),
  )
}

/** An id, and those of the groups above it. */
function pathTo(id: string): string[] {
  const path: string[] = []
  for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) path.push(id.slice(0, end))
  return path
}
