import type { Roster } from '#people/Roster.ts'
import type { RoomAddress } from '#people/roomTopics.ts'
import type { Clock } from './Clock.ts'
import type { FromRoom, RoomLetter } from './RoomPost.ts'

/** Milliseconds between two words to the page about who is there. */
const peoplePause = 250
/** Milliseconds for which messages are gathered. */
const letterPause = 10

/** Tells the page who has come, changed and gone, and hands it what was said; a little at a time, not each for itself. */
export class RoomNews {
  readonly #clock: Clock
  readonly #roster: Roster
  readonly #post: (message: FromRoom) => void
  #letters: RoomLetter[] = []
  #stopLetters: (() => void) | null = null
  #stopPeople: (() => void) | null = null
  #told = -Infinity

  constructor(clock: Clock, roster: Roster, post: (message: FromRoom) => void) {
    this.#clock = clock
    this.#roster = roster
    this.#post = post
  }

  /** Something was said; empty, and kept: taken back. */
  hand({ family, key, user, session }: RoomAddress, text: string, isRetained: boolean): void {
    this.#letters.push({ family, key, user, session, text, isRetained })
    this.#stopLetters ??= this.#clock.after(letterPause, () => {
      this.#stopLetters = null
      const letters = this.#letters
      this.#letters = []
      this.#post({ kind: 'letters', letters })
    })
  }

  /** Something about the people may have changed. */
  plan(): void {
    const wait = Math.max(letterPause, this.#told + peoplePause - this.#clock.now())
    this.#stopPeople ??= this.#clock.after(wait, () => this.tellPeople())
  }

  /** Does not wait, because what comes next is about them. */
  tellPeople(): void {
    this.#stopPeople?.()
    this.#stopPeople = null
    const change = this.#roster.take()
    if (!change) return
    this.#told = this.#clock.now()
    const changed = change.changed.map((person) => {
      return { person, number: this.#roster.numberOf(person.id) }
    })
    this.#post({ kind: 'people', changed, gone: change.gone })
  }

  close(): void {
    this.#stopLetters?.()
    this.#stopPeople?.()
  }
}
