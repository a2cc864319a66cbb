import { sayWords } from '#people/Said.ts'
import { isHeard, useChat, type ChatLine } from '#state/chat.ts'
import type { NoticeLine } from './sayNotice.ts'

/** Milliseconds that a line is before the eyes. */
const lasts = 7000
/** Lines that are kept for that. */
const most = 3

/** What others in the room say while the headset is on, each line for some seconds; not while the person reads all of them. */
export class Hearing {
  #heard: { line: ChatLine; since: number }[] = []
  #last = 0
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
    for (const heard of this.#heard) if (heard.since !== heard.since) heard.since = now
    this.#heard = this.#heard.filter(({ since }) => now - since < lasts)
    return this.#heard
      .filter(({ line }) => isHeard(line))
      .map(({ line }) => ({
        text: `${line.name}: ${sayWords(line.said)}`,
        isWarning: false,
        colour: line.colour,
      }))
  }
}
