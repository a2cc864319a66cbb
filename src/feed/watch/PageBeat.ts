import type { HealthFigures } from '#people/Health.ts'
import type { WatchAct, WatchTry } from '#people/WatchTry.ts'
import type { HealthWish } from './HealthLink.ts'

/** What the page tells its watchdog of itself, once a second when it is asked. */
export type PageBeat = {
  /** Rises with the frames of the page. */
  frames: number
  /** Pictures that came onto the screen so far. */
  drawn: number
  /** What somebody who looks has a right to see: new pictures, a page that goes on, or nothing (a hidden page). */
  expects: 'picture' | 'frames' | 'nothing'
  /** Seconds since the picture was given up for a while; 0 while it is there. */
  failedFor: number
  /** JavaScript heap in use, and the most that the browser allows, megabytes; 0 where it does not tell. */
  heapMb: number
  heapLimitMb: number
  /** Somebody is there, or has left something, who would miss it after a reload. */
  isHeld: boolean
  /** An alarm that nobody has acknowledged has just come. */
  hasNews: boolean
  figures: HealthFigures
}

export type ToWatch =
  /** `tries`: what was done for this page before it was loaded anew. */
  | { kind: 'open'; tries: readonly WatchTry[] }
  | { kind: 'beat'; beat: PageBeat }
  /** Where it is told how this page is; null: nowhere. */
  | { kind: 'link'; wish: HealthWish | null }

export type FromWatch =
  /** The page is to answer with a beat. */
  | { kind: 'ask' }
  | { kind: 'act'; act: WatchAct; why: string }
  /** What is wrong with the page, in words, as long as it is; empty: nothing. */
  | { kind: 'trouble'; words: string }
