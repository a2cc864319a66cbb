import type { WatchAct, WatchTry } from '#people/WatchTry.ts'
import type { PageBeat } from './PageBeat.ts'

/** Seconds without a frame after which the picture is made anew. */
const longestFrame = 10
/** Seconds without a new picture, though one is asked for; a processor may take ten for one of a large plant. */
const longestPicture = 30
/** Seconds after which a picture that the page itself could not bring back is helped by a reload. */
const longestFailure = 300
/** Seconds that the heap may be fuller than this share of what the browser allows. */
const fullHeap = 0.8
const longestFull = 60
/** Reloads within so many seconds, after which there is the plain view instead, and for how long. */
const mostReloads = 3
const memory = 3600
const plainFor = 900
/** Seconds for which alarms that are news keep a page from being loaded anew: one that stands still shows none of them. */
const longestNews = 120
/** Seconds without trouble after which the next one is a new one. */
const calm = 120
/** Seconds between two beats after which the page or this thread slept: what was before says nothing. */
const sleep = 5

/** What is to be done, and why in words. */
type Verdict = { act: WatchAct; why: string }

/**
 * Judges a page by its beats and says what to do: make the picture anew; when that does not help, load the page anew at a quiet time;
 * after three reloads in an hour the plain view, from which the picture is tried again a quarter of an hour later. It knows no
 * clock: `now` are seconds that only go on, `wall` epoch milliseconds.
 */
export class PageJudge {
  /** What is wrong, in words; empty while all is well. */
  trouble = ''
  readonly #tries: WatchTry[]
  #last: PageBeat | null = null
  #beatAt = NaN
  #frameAt = NaN
  #drawnAt = NaN
  #roomAt = NaN
  #troubleAt = -Infinity
  /** Since when a reload is wanted. */
  #wantedAt = NaN
  #remountedAt = NaN
  #plainAt = NaN

  constructor(tries: readonly WatchTry[]) {
    this.#tries = [...tries]
  }

  /** Takes in a beat. */
  judge(beat: PageBeat, now: number, wall: number): Verdict | null {
    this.#note(beat, now)
    const found = this.#find(beat, now)
    this.trouble = found?.words ?? ''
    if (!found) {
      this.#wantedAt = NaN
      if (now - this.#troubleAt > calm) this.#remountedAt = NaN
      if (!(now - this.#plainAt > plainFor)) return null
      return this.#do('picture', 'the plain view was there for a quarter of an hour', now, wall)
    }
    this.#troubleAt = now
    const { words, isPictures } = found
    if (isPictures && Number.isNaN(this.#remountedAt)) return this.#do('remount', words, now, wall)
    if (this.#reloads(wall) >= mostReloads) {
      const isHelp = isPictures || beat.failedFor > 0
      return isHelp && Number.isNaN(this.#plainAt) ? this.#do('plain', words, now, wall) : null
    }
    if (Number.isNaN(this.#wantedAt)) this.#wantedAt = now
    const isPatient = !isPictures || now - this.#wantedAt < longestNews
    if (beat.isHeld || (beat.hasNews && isPatient)) return null
    return this.#do('reload', words, now, wall)
  }

  #note(beat: PageBeat, now: number): void {
    const before = this.#last
    const isNew = !before || now - this.#beatAt > sleep
    if (isNew || beat.expects === 'nothing' || beat.frames !== before.frames) this.#frameAt = now
    const isOther = isNew || beat.expects !== before.expects
    if (isOther || beat.expects !== 'picture' || beat.drawn !== before.drawn) this.#drawnAt = now
    const share = beat.heapLimitMb > 0 ? beat.heapMb / beat.heapLimitMb : 0
    if (isNew || share < fullHeap) this.#roomAt = now
    this.#last = beat
    this.#beatAt = now
  }

  #find(beat: PageBeat, now: number): { words: string; isPictures: boolean } | null {
    const still = now - this.#frameAt
    if (still > longestFrame) {
      return { words: `the page has stood still for ${Math.round(still)} s`, isPictures: true }
    }
    const old = now - this.#drawnAt
    if (old > longestPicture) {
      return { words: `no new picture came for ${Math.round(old)} s`, isPictures: true }
    }
    if (beat.failedFor > longestFailure) {
      const minutes = Math.round(beat.failedFor / 60)
      return { words: `the picture could not be made for ${minutes} minutes`, isPictures: false }
    }
    if (now - this.#roomAt > longestFull) {
      const share = Math.round((beat.heapMb / beat.heapLimitMb) * 100)
      return { words: `the page has used ${share} % of its memory`, isPictures: false }
    }
    return null
  }

  #do(act: WatchAct, why: string, now: number, wall: number): Verdict {
    this.#tries.push({ at: wall, act, why })
    if (act === 'remount') this.#remountedAt = now
    this.#wantedAt = NaN
    this.#plainAt = act === 'plain' ? now : NaN
    // What comes of it is seen later.
    this.#frameAt = this.#drawnAt = this.#roomAt = now
    return { act, why }
  }

  /** A clock that was set back makes no try younger than it can be. */
  #reloads(wall: number): number {
    return this.#tries.filter(
      ({ at, act }) => act === 'reload' && Math.abs(wall - at) < memory * 1000,
    ).length
  }
}
