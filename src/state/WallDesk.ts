import type { Person } from '#people/Person.ts'
import type { WallCell } from './readWall.ts'
import { longestGoal, readWallSay, writeWallSay, type WallSay } from './WallSay.ts'

/** An alarm that the wall goes to, or none (an empty `goal`), from `at` until `end`, epoch milliseconds by the wall's clock. */
export type WallEpisode = { goal: string; at: number; end: number }

/** Milliseconds from seeing an alarm until the wall goes there: within them all displays have told each other when. */
const lead = 1200
const mostEpisodes = 3
/** Milliseconds for which two may see different alarms: messages come one after the other. */
const patience = 3000
/** Milliseconds by which clocks differ before the other one counts, and again no more: less is what a message takes by chance. */
const differs = 150
const agrees = 75

/**
 * What the displays of a wall agree on, so that they go in step: what time it is, and when they go to which alarm. Each sees the alarms by
 * itself and says when it would go; the earliest counts. The clock is that of the display nearest the top left that is there; computers that
 * agree by themselves (NTP) keep their own. Without a room each goes by its own.
 */
export class WallDesk {
  readonly #cell: WallCell
  readonly #epoch: () => number
  readonly #others = new Map<string, WallSay>()
  #episodes: readonly WallEpisode[] = [{ goal: '', at: -Infinity, end: Infinity }]
  #ahead = 0
  /** What the display says that the others go by; null: it is this one. */
  #keeper: WallSay | null = null
  #differsSince = Infinity

  /** `epoch`: milliseconds since 1970 by this computer. */
  constructor(cell: WallCell, epoch: () => number) {
    this.#cell = cell
    this.#epoch = epoch
  }

  /** The wall's clock, epoch milliseconds. */
  get time(): number {
    return this.#epoch() + this.#ahead
  }

  /** What is, last, and what was before it: a flight from there may be under way. */
  get episodes(): readonly WallEpisode[] {
    return this.#episodes
  }

  /** How many other displays of the wall are there. */
  get others(): number {
    return this.#others.size
  }

  /** For the others; a text of this display's card. */
  get say(): string {
    const { goal, at } = this.#episodes.at(-1)!
    return writeWallSay({ ...this.#cell, goal, at })
  }

  /** The alarm that this display sees; empty: none. To be said a few times a second. */
  show(alarm: string): void {
    const goal = this.#choose(alarm.slice(0, longestGoal))
    if (this.#episodes.at(-1)!.goal === goal) return
    this.#episodes = [...this.#episodes, { goal, at: 0, end: Infinity }].slice(-mostEpisodes)
    this.#move(this.time + lead)
    this.#agree()
  }

  /** Who is in the room, and what they say; `me` is this display's own session. */
  hear(people: readonly Person[], me: string): void {
    this.#others.clear()
    let first: Person | null = null
    this.#keeper = null
    let rank = place(this.#cell, me)
    for (const person of people) {
      const said = readWallSay(person.wall ?? '')
      if (!said || said.columns !== this.#cell.columns || said.rows !== this.#cell.rows) continue
      this.#others.set(person.id, said)
      const own = place(said, person.id)
      if (own >= rank) continue
      rank = own
      first = person
      this.#keeper = said
    }
    this.#follow(first?.ahead ?? 0)
    this.#agree()
  }

  /** Where two see different alarms for long, as when a value is too old for the one that came later, all go where the first one goes. */
  #choose(seen: string): string {
    const told = this.#keeper?.goal ?? seen
    if (told === seen) this.#differsSince = Infinity
    else this.#differsSince = Math.min(this.#differsSince, this.time)
    return this.time - this.#differsSince > patience ? told : seen
  }

  #follow(ahead: number): void {
    const isOff = Math.abs(ahead) >= (this.#ahead === 0 ? differs : agrees)
    this.#ahead = isOff ? ahead : 0
  }

  /** The earliest time that anybody says counts, but none before what was before. */
  #agree(): void {
    const latest = this.#episodes.at(-1)!
    const before = this.#episodes.at(-2)?.at ?? -Infinity
    let { at } = latest
    for (const said of this.#others.values()) {
      if (said.goal === latest.goal && said.at < at && said.at > before) ({ at } = said)
    }
    if (at !== latest.at) this.#move(at)
  }

  /** The latest begins at another time, and what was before it ends then. */
  #move(at: number): void {
    const last = this.#episodes.length - 1
    this.#episodes = this.#episodes.map((each, i) =>
      i === last ? { ...each, at } : i === last - 1 ? { ...each, end: at } : each,
    )
  }
}

/** Sorts displays: the topmost, of those the leftmost; two of one place by their sessions. */
function place({ row, column }: Pick<WallCell, 'row' | 'column'>, session: string): string {
  return `${String(row).padStart(3, '0')} ${String(column).padStart(3, '0')} ${session}`
}
