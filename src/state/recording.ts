import { create } from 'zustand'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import { consentTo, withConsent } from '#people/consent.ts'
import { changeMe, useRoom } from './room.ts'

/** What this page records, and what was recorded on this computer. */
export type Recording = {
  /** What is being recorded here; null: nothing. */
  own: RecordingEntry | null
  /** It is being ended. */
  isEnding: boolean
  /** The newest first. */
  list: readonly RecordingEntry[]
  /** What a person has to know, in words; empty: nothing. */
  said: string
}

export const useRecording = create<Recording>(() => ({
  own: null,
  isEnding: false,
  list: [],
  said: '',
}))

export function setRecording(change: Partial<Recording>): void {
  useRecording.setState(change)
}

/** What the page can do about recordings; the composition gives it. */
export type RecordingPort = {
  start(): Promise<void>
  stop(): Promise<void>
  list(): Promise<void>
  drop(id: string): Promise<void>
  /** Saves one as a file. */
  save(id: string): Promise<void>
  /** Leaves the live plant and shows one. */
  replay(id: string): Promise<void>
  /** Takes one in from a file; says what is wrong with it. */
  take(file: Blob, name: string): Promise<void>
}

let port: Promise<RecordingPort> | null = null
let load: () => Promise<RecordingPort> = () => Promise.reject(new Error('recording: no port'))

/** Says how the port is loaded when it is first wanted. */
export function offerRecording(loading: () => Promise<RecordingPort>): void {
  load = loading
}

/** The port; loads it, and tries again where that failed. */
export function recordingPort(): Promise<RecordingPort> {
  port ??= load().catch((error: unknown) => {
    port = null
    throw error
  })
  return port
}

/** A person who records, and what this one has answered. */
export type Recorder = { id: string; name: string; answer: 'yes' | 'no' | null }

/** Who else records in the room, as a text that changes with them; `readRecorders` takes it apart. */
export function recordersOf({ people, me }: ReturnType<typeof useRoom.getState>): Recorder[] {
  return people
    .filter(({ records }) => records === true)
    .map(({ id, name }) => ({ id, name, answer: consentTo(me.consent, id) }))
}

/** Lets somebody record this person, or not. */
export function answerRecorder(id: string, isYes: boolean): void {
  changeMe({ consent: withConsent(useRoom.getState().me.consent, id, isYes) })
}
