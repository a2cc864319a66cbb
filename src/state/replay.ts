import { create } from 'zustand'
import type { RecordingEntry } from '#people/RecordingEntry.ts'

/** The recording that is shown in place of the live plant. */
export type Replay = {
  /** Null: the page shows what is. */
  entry: RecordingEntry | null
  /** Milliseconds into it, at `wall` (milliseconds of `performance.now()`). */
  at: number
  wall: number
  speed: number
  isPlaying: boolean
  /** Rises with every jump. */
  jump: number
}

/** Milliseconds: it is shown from here on, since what a broker keeps comes within the first second. */
export const replayStart = 1000

export const replaySpeeds = [0.5, 1, 2, 4, 8, 16] as const

export const useReplay = create<Replay>(() => ({
  entry: null,
  at: replayStart,
  wall: 0,
  speed: 1,
  isPlaying: false,
  jump: 0,
}))

/** Where it is at `now` (of `performance.now()`), milliseconds into it. */
export function replayTime(now: number): number {
  const { entry, at, wall, speed, isPlaying } = useReplay.getState()
  return Math.min(entry?.length ?? 0, at + (isPlaying ? (now - wall) * speed : 0))
}

/** Plays, or holds; at its end it plays again from its beginning. */
export function toggleReplay(now = performance.now()): void {
  const { entry, isPlaying } = useReplay.getState()
  const at = replayTime(now)
  if (entry && !isPlaying && at >= entry.length) seekReplay(replayStart, now)
  else useReplay.setState({ at, wall: now })
  useReplay.setState({ isPlaying: !isPlaying })
}

export function setReplaySpeed(speed: number, now = performance.now()): void {
  useReplay.setState({ at: replayTime(now), wall: now, speed })
}

/** Goes to a moment, milliseconds into it. */
export function seekReplay(to: number, now = performance.now()): void {
  useReplay.setState(({ entry, jump }) => {
    const at = Math.min(Math.max(replayStart, to), entry?.length ?? 0)
    return { at, wall: now, jump: jump + 1 }
  })
}

/** Holds at its end. */
export function holdAtEnd(now = performance.now()): void {
  const { entry, isPlaying } = useReplay.getState()
  if (entry && isPlaying && replayTime(now) >= entry.length)
    useReplay.setState({ at: entry.length, wall: now, isPlaying: false })
}
