import type { Stroke, StrokeHead } from '#people/Stroke.ts'
import { usePlant } from './plant.ts'
import { useRoom } from './room.ts'

/** A line that is being drawn. */
export type Line = {
  /** Sets the pen down; again where it was lifted between. `width`: metres; `part`: with which it moves and is hidden. */
  begin(width: number, part: string | null): void
  /** Goes on to a point, metres: where it is while the part is at rest. */
  add(x: number, y: number, z: number): void
  end(): void
}

/** Who keeps the ink; the composition gives it, see `attachInk`. */
export type InkKeeper = {
  /** Begins a line; null when there is no room for more, which is said in the store. */
  begin(head: Omit<StrokeHead, 'width' | 'part'>): Line | null
  /** Takes back the last line of this page, or else of this user; false when there is none. */
  undo(): boolean
  /** Takes back strokes: own ones, and those of others where one may. */
  clear(strokes: readonly Stroke[]): void
}

let keeper: InkKeeper | null = null

/** Gives ink its place. Returns its end. */
export function attachInk(given: InkKeeper): () => void {
  keeper = given
  return () => {
    if (keeper === given) keeper = null
  }
}

/** Begins a line in the colour of this page's person; null while that cannot be. */
export function beginLine(): Line | null {
  const { name, colour } = useRoom.getState().me
  const plant = usePlant.getState().twin?.name ?? ''
  return keeper?.begin({ name, colour, plant, at: Date.now() }) ?? null
}

export function undoInk(): boolean {
  return keeper?.undo() ?? false
}

export function clearInk(strokes: readonly Stroke[]): void {
  keeper?.clear(strokes)
}
