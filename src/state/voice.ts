import { create } from 'zustand'

/** How this page stands to the voice of its room. */
export type VoiceStatus =
  /** Neither hears nor is heard. */
  | 'off'
  | 'joining'
  | 'on'
  /** It cannot be entered; `words` says why. */
  | 'refused'

/** How a call to one person stands. */
export type VoiceCall = {
  /** Their session. */
  id: string
  state: 'connecting' | 'connected' | 'failed'
  /** They are heard just now. */
  isSpeaking: boolean
  /** Root mean square of what came in last, 0 … 1. */
  level: number
}

export type Voice = {
  status: VoiceStatus
  /** `hold`: the microphone is open while a key is held; `open`: until it is closed. */
  mode: 'hold' | 'open'
  /** The microphone is open: the others hear what it hears. */
  isLive: boolean
  /** One's own voice is heard just now. */
  isSpeaking: boolean
  /** What went wrong and what to do, in words; empty when nothing did. */
  words: string
  /** Everybody else in the voice. */
  calls: readonly VoiceCall[]
}

export const useVoice = create<Voice>(() => ({
  status: 'off',
  mode: 'hold',
  isLive: false,
  isSpeaking: false,
  words: '',
  calls: [],
}))

/** What the page can do about the voice; the composition gives it. */
export type VoicePort = {
  join(): Promise<void>
  leave(): void
  /** Opens or closes the microphone. */
  setLive(isLive: boolean): Promise<void>
}

let port: VoicePort | null = null

/** Gives the voice to all that have buttons for it. Returns its end. */
export function attachVoice(given: VoicePort): () => void {
  port = given
  return () => {
    if (port === given) port = null
  }
}

export function setVoice(change: Partial<Voice>): void {
  useVoice.setState(change)
}

/** Enters or leaves the voice. A browser wants a press of a person for it. */
export function toggleVoice(): void {
  const { status } = useVoice.getState()
  if (status === 'on' || status === 'joining') port?.leave()
  else void port?.join()
}

/** Opens or closes the microphone of somebody who is in the voice. */
export function setLive(isLive: boolean): void {
  const { status, isLive: was } = useVoice.getState()
  if (status === 'on' && was !== isLive) void port?.setLive(isLive)
}

/** Whether the microphone stays open, or opens while a key is held. It is closed by the change. */
export function setVoiceMode(mode: Voice['mode']): void {
  setLive(false)
  useVoice.setState({ mode })
}
