import { readHealth, type Health, type HealthState } from './Health.ts'

/** How a display seems from here: `silent` says nothing any more, though its broker has not said that it is gone. */
export type DisplayState = HealthState | 'silent' | 'unheard'

export type Display = {
  key: string
  user: string
  health: Health
  /** `unheard`: only what the broker had kept is known, and its next word may still come. */
  state: DisplayState
  /** Seconds since it was heard last; since then nothing is known. */
  age: number
  /** Seconds that the state has lasted; null: since before this page knew of it. */
  lasts: number | null
}

type Entry = { key: string; user: string; health: Health; heardAt: number; isKept: boolean }

/** Words that may fail to come before a display is silent. */
const missed = 2.5
/** Displays at most. */
const most = 1000
const order: readonly DisplayState[] = ['frozen', 'gone', 'silent', 'troubled', 'unheard', 'well']

/** The displays of a room as they say they are, and what their silence says. Times are seconds of one clock that only goes on. */
export class DisplayBook {
  /** Messages that made no sense, or for which there was no room. */
  refused = 0
  readonly #entries = new Map<string, Entry>()

  /** Takes in a message of the family `health`; an empty one takes the display out of the list. */
  hear(key: string, user: string, text: string, isKept: boolean, now: number): void {
    const address = `${key}/${user}`
    if (text === '') {
      this.#entries.delete(address)
      return
    }
    const health = readHealth(text)
    if (!health || (this.#entries.size >= most && !this.#entries.has(address))) {
      this.refused++
      return
    }
    this.#entries.set(address, { key, user, health, heardAt: now, isKept })
  }

  /** All of them: what needs somebody first, then by name. */
  list(now: number): Display[] {
    const all = [...this.#entries.values()].map((entry) => describe(entry, now))
    return all.toSorted(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        a.health.name.localeCompare(b.health.name) ||
        (a.key < b.key ? -1 : 1),
    )
  }

  /** Forgets all: another room, or a link that was lost. */
  clear(): void {
    this.#entries.clear()
  }
}

function describe({ key, user, health, heardAt, isKept }: Entry, now: number): Display {
  const age = now - heardAt
  const isLate = age > health.every * missed
  const isGone = health.state === 'gone'
  const state = isGone ? 'gone' : isLate ? 'silent' : isKept ? 'unheard' : health.state
  const lasts =
    state === 'silent' || isGone ? (isKept ? null : age) : isKept ? null : health.lasts + age
  return { key, user, health, state, age, lasts }
}
