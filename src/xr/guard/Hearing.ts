import { sayWords } from '#people/Said.ts'
import type { Verdict } from '#people/Verdict.ts'
import { isHeard, useChat, type ChatLine } from '#state/chat.ts'
import { sayVerdict } from '#people/sayVerdict.ts'
import { useModeration } from '#state/moderation.ts'
import type { NoticeLine } from './sayNotice.ts'

/** Milliseconds that a line is before the eyes. */
const lasts = 7000
/** Lines that are kept for that. */
const most = 3

/** What others in the room say while the headset is on, each line for some seconds; not while the person reads all of them. And what an engineer decides about the person. */
export class Hearing {
  #heard: { line: ChatLine; since: number }[] = []
  #last = 0
  #verdict: Verdict | null = null
  #told = -Infinity
  #stop: (() => void) | null = null

  start(): void {
    this.stop()
    this.#last = useChat.getState().lines.at(-1)?.id ?? 0
    this.#stop = useChat.subscribe(({ lines, isOpen }) => {
      const come = lines.slice(-most).filter(({ id, isMine }) => id > this.#last && !isMine)
      this.#last = lines.at(-1)?.id ?? this.#last
      if (isOpen) this.#heard = []
      else {
        const all = [...this.#heard, ...come.map((line) => ({ line, since: NaN }))]
        this.#heard = all.slice(-most)
      }
    })
  }

  stop(): void {
    this.#stop?.()
    this.#stop = null
    this.#heard = []
  }

  /** What is to be read at a time, milliseconds of the clock of the frames: a line lasts from when it is asked for first. */
  lines(now: number): NoticeLine[] {
    const { me } = useModeration.getState()
    if (me !== this.#verdict) {
      this.#verdict = me
      this.#told = now
    }
    const isTold = me !== null && now - this.#told < lasts
    const told = isTold ? [{ text: sayVerdict(me), isWarning: true }] : []
    for (const heard of this.#heard) if (heard.since !== heard.since) heard.since = now
    this.#heard = this.#heard.filter(({ since }) => now - since < lasts)
    const heard = this.#heard
      .filter(({ line }) => isHeard(line))
      .map(({ line }) => ({
        text: `${line.name}: ${sayWords(line.said)}`,
        isWarning: false,
        colour: line.colour,
      }))
    return [...heard, ...told]
  }
}
