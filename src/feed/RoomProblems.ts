import type { Problem } from '#twin/Problem.ts'

/** Seconds between two words about the same thing. */
const pause = 5

const texts = {
  flood: [
    'Somebody in the room sends more than can be read, or messages that are too large.',
    'The rest of it is left out. Mute or remove them in the list of people.',
  ],
  unreadable: [
    'Somebody in the room sends what cannot be read.',
    'It is left out. Perhaps their Gemba is another version: everyone reloads the page.',
  ],
  full: [
    'More than 1,000 people are in the room, or more than 100 of one user.',
    'The rest of them are not shown. Meet in another room: ?room=NAME in the address of the page.',
  ],
} as const

/** Counts what is wrong in a room and says it, each kind in one line, now and then. */
export class RoomProblems {
  readonly #room: string
  readonly #tell: (problem: Problem, times: number) => void
  readonly #counts = new Map<keyof typeof texts, number>()
  #told = -Infinity

  constructor(room: string, tell: (problem: Problem, times: number) => void) {
    this.#room = room
    this.#tell = tell
  }

  note(kind: keyof typeof texts): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
  }

  /** `now` in seconds. */
  flush(now: number): void {
    if (this.#counts.size === 0 || now - this.#told < pause) return
    this.#told = now
    for (const [kind, times] of this.#counts) {
      const [text, advice] = texts[kind]
      const where = `room “${this.#room}”`
      this.#tell({ from: 'page', severity: 'warning', text, where, advice }, times)
    }
    this.#counts.clear()
  }
}
