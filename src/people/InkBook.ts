import { inkLimits, readStroke, type Stroke } from './Stroke.ts'

/** How a message of the family `ink` fared. */
export type InkFate = 'new' | 'same' | 'full' | 'unreadable'

type Tally = { strokes: number; points: number }

/** All strokes of a room, within limits for each user and for all: what is beyond them is not taken in. */
export class InkBook {
  /** Rises with every change. */
  changes = 0
  readonly #strokes = new Map<string, Stroke>()
  readonly #texts = new Map<string, string>()
  readonly #tallies = new Map<string, Tally>()
  readonly #all: Tally = { strokes: 0, points: 0 }
  #list: readonly Stroke[] | null = null

  /** Takes in what a user has under a key, at `now` (epoch milliseconds); an empty text takes it back. */
  put(key: string, user: string, text: string, now: number): InkFate {
    const address = addressOf(key, user)
    if (this.#texts.get(address) === text) return 'same'
    if (text === '') return this.#drop(address) ? 'new' : 'same'
    const stroke = readStroke(key, user, text, now)
    if (!stroke) return 'unreadable'
    const known = this.#strokes.get(address)
    if (!this.#hasRoom(stroke, known)) return 'full'
    this.#count(known, -1)
    this.#count(stroke, 1)
    this.#strokes.set(address, stroke)
    this.#texts.set(address, text)
    this.#note()
    return 'new'
  }

  /** What is under a key of a user, as it was written; empty when there is nothing. */
  textOf(key: string, user: string): string {
    return this.#texts.get(addressOf(key, user)) ?? ''
  }

  clear(): void {
    this.#strokes.clear()
    this.#texts.clear()
    this.#tallies.clear()
    this.#all.strokes = this.#all.points = 0
    this.#note()
  }

  /** All strokes, in the order in which they came first. The same list until something changes. */
  get list(): readonly Stroke[] {
    this.#list ??= [...this.#strokes.values()]
    return this.#list
  }

  /** Whether a user has as much ink here as there is room for. */
  isFull(user: string): boolean {
    return isOver(this.#tallies.get(user), inkLimits.own) || isOver(this.#all, inkLimits.all)
  }

  #drop(address: string): boolean {
    const known = this.#strokes.get(address)
    if (!known) return false
    this.#count(known, -1)
    this.#strokes.delete(address)
    this.#texts.delete(address)
    this.#note()
    return true
  }

  #hasRoom({ user, points }: Stroke, known: Stroke | undefined): boolean {
    const strokes = known ? 0 : 1
    const more = (points.length - (known?.points.length ?? 0)) / 3
    const fits = (tally: Tally | undefined, most: Tally): boolean =>
      (tally?.strokes ?? 0) + strokes <= most.strokes && (tally?.points ?? 0) + more <= most.points
    return fits(this.#tallies.get(user), inkLimits.own) && fits(this.#all, inkLimits.all)
  }

  #count(stroke: Stroke | undefined, by: 1 | -1): void {
    if (!stroke) return
    const own = this.#tallies.get(stroke.user) ?? { strokes: 0, points: 0 }
    for (const tally of [own, this.#all]) {
      tally.strokes += by
      tally.points += (by * stroke.points.length) / 3
    }
    if (own.strokes === 0) this.#tallies.delete(stroke.user)
    else this.#tallies.set(stroke.user, own)
  }

  #note(): void {
    this.changes++
    this.#list = null
  }
}

function addressOf(key: string, user: string): string {
  return `${key}/${user}`
}

function isOver(tally: Tally | undefined, most: Tally): boolean {
  return tally !== undefined && (tally.strokes >= most.strokes || tally.points >= most.points)
}
