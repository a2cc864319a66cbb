import type { PeerState } from './VoicePeer.ts'

/** What comes over a line. People are named by their sessions. */
export type VoiceEvents = {
  onVoice(id: string, stream: MediaStream): void
  /** How somebody in the voice is connected; null: they have left it. */
  onState(id: string, state: PeerState | null): void
  /** The line does not carry what it should, in words. */
  onWords(words: string): void
  /** The line has ended by itself, in words. */
  onEnd(words: string): void
}

/** How the voices of a room come together: from each to each (`openMeshLine`), or over a server (`openLiveKitLine`). */
export type VoiceLine = {
  /** Enters. Returns why it cannot be, in words; empty when it is done. */
  enter(): Promise<string>
  /** What the others hear; null is silence. */
  setTrack(track: MediaStreamTrack | null): void
  /** A few times a second. */
  step(): void
  /** Leaves at once. */
  close(): void
}
