import { create } from 'zustand'
import type { Stroke } from '#people/Stroke.ts'

export type Ink = {
  /** All strokes of the room, in the order of their coming. A new list only when one has changed. */
  strokes: readonly Stroke[]
  /** Strokes of others that made no sense, or for which there is no room. */
  refused: number
  /** Whether there is a place for ink yet; it is loaded after the picture. */
  isThere: boolean
  /** Whether this person may draw, and may take back what others drew. */
  mayWrite: boolean
  mayClear: boolean
  /** The pen is in the hand: on a page the pointer draws. */
  isPen: boolean
  /** It draws in the air too where there is a surface. */
  isInAir: boolean
  /** What a person has to know: why nothing was drawn. */
  words: string | null
}

export const useInk = create<Ink>(() => ({
  strokes: [],
  refused: 0,
  isThere: false,
  mayWrite: false,
  mayClear: false,
  isPen: false,
  isInAir: false,
  words: null,
}))

export function setInk(change: Partial<Ink>): void {
  useInk.setState(change)
}

/** Takes the pen, or puts it away. False when this person may not draw here. */
export function togglePen(): boolean {
  const { isPen, isThere, mayWrite } = useInk.getState()
  if (!isPen && (!isThere || !mayWrite)) return false
  useInk.setState({ isPen: !isPen, words: null })
  return true
}
