import { create } from 'zustand'

/** How the storeys of a building are looked at, by asset ids. */
export type Storeys = {
  /** The highest storey that is shown; null when all are. */
  top: string | null
  /** In a plan what hangs below the ceiling of the highest storey is out of the way too. */
  isPlan: boolean
  hidden: ReadonlySet<string>
  /** Lifted off each other. */
  isApart: boolean
}

const all: Storeys = { top: null, isPlan: false, hidden: new Set(), isApart: false }

export const useStoreys = create<Storeys>(() => all)

/** As one who sends a link sees them; null shows all as they stand. */
export function restoreStoreys(
  wanted: (Omit<Storeys, 'hidden'> & { hidden: Iterable<string> }) | null,
): void {
  useStoreys.setState(wanted ? { ...wanted, hidden: new Set(wanted.hidden) } : all)
}

/** Shows this storey and those below it; null shows all. */
export function showUpTo(top: string | null, isPlan = false): void {
  useStoreys.setState({ top, isPlan, hidden: new Set(), isApart: false })
}

/** Hides one storey, or shows it again. */
export function toggleStorey(id: string): void {
  useStoreys.setState(({ hidden }) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    return { hidden: next }
  })
}

/** Lifts the storeys off each other, or puts them down. */
export function setApart(isApart: boolean): void {
  useStoreys.setState({ isApart, top: null, isPlan: false })
}
