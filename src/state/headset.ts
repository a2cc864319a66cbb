import { create } from 'zustand'
import { readHeadsetSettings, type HeadsetSettings } from './readHeadsetSettings.ts'

export type HeadsetMode = 'vr' | 'ar'

/** Whether a way in works; `null` while that is not known yet, words say why it does not. */
type Way = 'open' | { why: string } | null

/** A length from one point of the plant to another: x, y, z. */
export type Measured = {
  from: [number, number, number]
  to: [number, number, number]
  metres: number
}

/** What the page knows of a headset. */
export type Headset = {
  vr: Way
  ar: Way
  /** The session that a person is in; null on the page. */
  session: XRSession | null
  mode: 'none' | HeadsetMode
  /** From the click until the picture is in the headset. */
  isStarting: boolean
  /** The system may take the picture or the input away for a while: a menu of its own, the headset taken off. */
  visibility: 'visible' | 'blurred' | 'hidden'
  /** What a person has to know about a headset that did not start or has ended. */
  words: string | null
  settings: HeadsetSettings
  /**
   * How large the plant is wanted to be: as it is, on a table in front of the person, as their hands have left it, or over
   * the real one (AR).
   */
  size: 'full' | 'dollhouse' | 'free' | 'real'
  /** Name of the tool in the hand (see `src/xr/tools`); null: the hand points and chooses. */
  tool: string | null
  /** What the tool in the hand has to say. */
  advice: string | null
  /** The lengths that the tape has measured, metres of the plant. */
  measures: readonly Measured[]
  /** Takes away what tools have left in the plant; set by whoever can. */
  clearTools: () => void
  /** Both are set by whoever can. */
  enter: (mode: HeadsetMode) => void
  leave: () => void
}

const key = 'gemba.headset'

export const useHeadset = create<Headset>(() => ({
  vr: null,
  ar: null,
  session: null,
  mode: 'none',
  isStarting: false,
  visibility: 'visible',
  words: null,
  settings: readHeadsetSettings(readKept()),
  size: 'full',
  tool: null,
  advice: null,
  measures: [],
  clearTools: () => undefined,
  enter: () => undefined,
  leave: () => undefined,
}))

export function setHeadset(change: Partial<Headset>): void {
  useHeadset.setState(change)
}

/** Changes how one moves in a headset, and keeps it for the next time. */
export function setHeadsetSettings(change: Partial<HeadsetSettings>): void {
  const settings = { ...useHeadset.getState().settings, ...change }
  useHeadset.setState({ settings })
  try {
    localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // A browser that keeps nothing: the settings hold until the page is closed.
    return
  }
}

/**
 * Where the person in the headset is, in metres of the plant, written in place in every frame: the eyes, the direction of
 * sight about the vertical (radians, 0 looks along -z, positive to the left), the floor under the feet; NaN outside a session.
 * `began`: when the frame began, milliseconds. `notices`: what stands before the eyes in words.
 */
export const worn = {
  head: new Float64Array(3).fill(NaN),
  yaw: NaN,
  floor: NaN,
  scale: 1,
  began: 0,
  notices: [] as readonly string[],
}

function readKept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
