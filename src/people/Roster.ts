import { readCard } from './Card.ts'
import { readMark } from './Mark.ts'
import type { Person } from './Person.ts'
import { mostPeople } from './PoseTable.ts'
import { roles } from './roles.ts'

/** Seconds between two cards of somebody who is there. */
export const heartbeat = 2
/** Seconds of silence after which somebody has gone. */
const silence = 6
/** Sessions of one user at most: one name must not fill the room. */
const mostOfUser = 100
/** Milliseconds by which a latency may change without being news. */
const sameLatency = 3
/** The same of how far a clock is ahead; and cards of which the one that came quickest counts. */
const sameAhead = 5
const mostSamples = 8
/** Milliseconds: a way that seems longer was held up on its way back, and says nothing about the way here. */
const mostDelay = 20

/** What became of a card: `asks` and `known` are of people who are there; the others were not taken. */
export type Heard = 'asks' | 'known' | 'gone' | 'full' | 'unreadable'

export type RosterChange = { changed: Person[]; gone: string[] }

type Entry = {
  person: Person
  /** Rises with everyone who comes, and is never given twice. */
  number: number
  heard: number
  /** When the broker let a card through under each role, in the order of `roles`. */
  heardAs: number[]
  /** Milliseconds by which the latest cards made a clock seem ahead: a late one makes it seem less. */
  ahead: number[]
}

/**
 * Who else is there, by their sessions: those whose cards come, until an empty one does or six seconds go by without. What somebody is comes from the
 * topic that the broker let them write to: the highest of late, because a card is tried under all at first. Times in seconds.
 */
export class Roster {
  readonly #entries = new Map<string, Entry>()
  readonly #ofUser = new Map<string, number>()
  readonly #changed = new Set<string>()
  readonly #gone = new Set<string>()
  #numbers = 0

  get size(): number {
    return this.#entries.size
  }

  /** 0 of somebody who is not there. */
  numberOf(session: string): number {
    return this.#entries.get(session)?.number ?? 0
  }

  /** Whether this user's session is known to be there. */
  has(user: string, session: string): boolean {
    return this.#entries.get(session)?.person.user === user
  }

  /** A card has come. `role`, `user` and `session` are of its topic; `epoch`: milliseconds since 1970 by this computer. */
  hear(role: string, user: string, session: string, text: string, now: number, epoch = NaN): Heard {
    const known = this.#entries.get(session)
    // Whose session it is, the first one has told; with an access file nobody else can.
    if (known && known.person.user !== user) return 'unreadable'
    if (text === '') {
      if (known) this.#remove(session)
      return 'gone'
    }
    const level = roles.findIndex((each) => each === role)
    const card = level < 0 ? null : readCard(text, session)
    if (!card) return 'unreadable'
    const entry = known ?? this.#add(user, session)
    if (!entry) return 'full'
    entry.heard = now
    entry.heardAs[level] = now
    const { ask, latency, time, ...rest } = card
    const { person } = entry
    const isSame = Math.abs((person.latency ?? -1e9) - (latency ?? -1e9)) <= sameLatency
    const next: Person = {
      ...person,
      ...rest,
      role: highest(entry.heardAs, now),
      latency: isSame ? person.latency : latency,
    }
    if (time !== undefined && latency !== null && epoch === epoch)
      next.ahead = noteAhead(entry, time + Math.min(mostDelay, latency / 2) - epoch)
    if (
      !known ||
      (Object.keys(next) as (keyof Person)[]).some((key) => next[key] !== person[key])
    ) {
      entry.person = next
      this.#changed.add(session)
    }
    return ask ? 'asks' : 'known'
  }

  /** What somebody points at has come. False when nobody of that name is there, or it cannot be read. */
  mark(user: string, session: string, text: string): boolean {
    const entry = this.#entries.get(session)
    const mark = entry?.person.user === user ? readMark(text) : null
    if (!entry || !mark) return false
    entry.person = { ...entry.person, ...mark }
    this.#changed.add(session)
    return true
  }

  /** Lets those go who have been silent for too long. */
  prune(now: number): void {
    for (const [session, { heard }] of this.#entries) {
      if (now - heard > silence) this.#remove(session)
    }
  }

  /** Everybody has gone. */
  clear(): void {
    for (const session of this.#entries.keys()) this.#remove(session)
  }

  /** What has changed since the last time; null when nothing has. */
  take(): RosterChange | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null
    const changed = [...this.#changed].map((session) => this.#entries.get(session)!.person)
    const gone = [...this.#gone]
    this.#changed.clear()
    this.#gone.clear()
    return { changed, gone }
  }

  #add(user: string, session: string): Entry | null {
    const ofUser = this.#ofUser.get(user) ?? 0
    if (this.#entries.size >= mostPeople || ofUser >= mostOfUser) return null
    this.#ofUser.set(user, ofUser + 1)
    const person: Person = {
      id: session,
      user,
      name: '',
      colour: '',
      device: 'desktop',
      role: 'kiosk',
      latency: null,
      muted: true,
      speaking: false,
      away: false,
      pointing: null,
      picked: [],
    }
    const heardAs = roles.map(() => -Infinity)
    const entry = { person, number: ++this.#numbers, heard: 0, heardAs, ahead: [] }
    this.#entries.set(session, entry)
    this.#gone.delete(session)
    return entry
  }

  #remove(session: string): void {
    const { user } = this.#entries.get(session)!.person
    this.#entries.delete(session)
    this.#changed.delete(session)
    this.#gone.add(session)
    const left = (this.#ofUser.get(user) ?? 1) - 1
    if (left > 0) this.#ofUser.set(user, left)
    else this.#ofUser.delete(user)
  }
}

function noteAhead({ ahead, person }: Entry, sample: number): number {
  ahead.push(sample)
  if (ahead.length > mostSamples) ahead.shift()
  const most = Math.round(Math.max(...ahead))
  return Math.abs((person.ahead ?? Infinity) - most) < sameAhead ? person.ahead! : most
}

function highest(heardAs: readonly number[], now: number): Person['role'] {
  for (let level = roles.length - 1; level > 0; level--) {
    if (now - heardAs[level] < silence) return roles[level]
  }
  return roles[0]
}
