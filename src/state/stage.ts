import { create } from 'zustand'
import type { View } from '#twin/Twin.ts'

/** How a person moves through the place, and where the page asks the camera to go. */
export type Stage = {
  mode: 'orbit' | 'walk'
  /** A request to the camera; `id` makes two equal ones differ. */
  flight: Flight | null
  /** Where the camera came to rest last and what it looks at, metres; null before the first picture. */
  camera: CameraPlace | null
  /** Rises when what comes into the picture next is to be seen as a whole, as at first. */
  overviewAsked: number
  /** Values, alarms and a plan instead of the picture; nothing is drawn. */
  isPlain: boolean
  /** Why, in a sentence, when nobody has asked for it. */
  plainWhy: string
  /** Rises when the picture is to be made anew, from nothing. */
  remounts: number
}

export type CameraPlace = {
  position: readonly [number, number, number]
  target: readonly [number, number, number]
}

export type Flight = {
  id: number
  /** Fly to a view by its place and target, metres. */
  view?: CameraPlace | View
  /** Fly so that these parts fill the picture. */
  parts?: readonly string[]
  /** Fly beside somebody who sees this, with free sight of them and of what they look at. */
  beside?: CameraPlace
  /** Without a flight: at once (a restored link, reduced motion). */
  instant?: boolean
}

export const useStage = create<Stage>(() => ({
  mode: 'orbit',
  flight: null,
  camera: null,
  overviewAsked: 0,
  isPlain: false,
  plainWhy: '',
  remounts: 0,
}))

/**
 * The picture on the screen, written in place: how many models are in it; -1 before the first one, Infinity while there can
 * be none (no WebGL). `drawn` counts the pictures that came onto the screen; `isAsked` asks for one although nothing has changed.
 * `isFailed`: it could not be made, and words stand in its place until it is tried again.
 */
export const picture = { models: -1, drawn: 0, isAsked: false, isFailed: false }

/** How much of the picture's width and height panels cover on each side, 0 … 1, written in place: flights keep clear of it. */
export const freeArea = { left: 0, right: 0, top: 0, bottom: 0 }

export function setMode(mode: Stage['mode']): void {
  useStage.setState({ mode })
}

/** Shows the plant in 2D, or in 3D again; `why` is a sentence for who has not asked for it. */
export function setPlain(isPlain: boolean, plainWhy = ''): void {
  useStage.setState({ isPlain, plainWhy })
}

/** Called by the scene when the camera has come to rest, not in every frame. */
export function setCamera(camera: CameraPlace): void {
  useStage.setState({ camera })
}

export function flyTo(flight: Omit<Flight, 'id'>): void {
  useStage.setState((stage) => ({ flight: { ...flight, id: (stage.flight?.id ?? 0) + 1 } }))
}

/** Asks for a first picture of what comes next: another plant, or one of another size. */
export function askForOverview(): void {
  useStage.setState(({ overviewAsked }) => ({
    mode: 'orbit',
    flight: null,
    overviewAsked: overviewAsked + 1,
  }))
}
