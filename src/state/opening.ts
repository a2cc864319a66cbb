import { create } from 'zustand'
import type { Problem } from '#twin/Problem.ts'

/** A file that a person gave to the page, with its path below what was given. */
export type GivenFile = { path: string; file: Blob }

/** What a person gives to the page to be opened in place of what is open. */
export type Opening = {
  /** Files hang over the page and wait to be dropped. */
  isOver: boolean
  /** What is being opened; null while nothing is. */
  name: string | null
  /** What could not be opened, and why. */
  refused: { name: string; problems: readonly Problem[] } | null
  /** The open twin file was made by the page for a model that came without one. */
  isStarter: boolean
  /** The same, saved or not. */
  isBare: boolean
  /** Models by id whose unit a person wants left as it is. */
  leftUnits: readonly string[]
  /** What is open came from the person's machine: no address names it. */
  isGiven: boolean
  /** Somebody asked for a link to what no address names. */
  isLinkRefused: boolean
  /** Opens files; set by whoever can. */
  open: (files: readonly GivenFile[]) => void
}

export const useOpening = create<Opening>(() => ({
  isOver: false,
  name: null,
  refused: null,
  isStarter: false,
  isBare: false,
  leftUnits: [],
  isGiven: false,
  isLinkRefused: false,
  open: () => undefined,
}))

export function setOpening(change: Partial<Opening>): void {
  useOpening.setState(change)
}
