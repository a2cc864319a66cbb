import { NoteSync } from '#people/NoteSync.ts'

/** Numbers 0 … 1 from a seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Post = { key: string; user: string; text: string }

/** Somebody at a page: their notes, a clock that may be wrong, and what is on its way to them. */
export type Visitor = {
  sync: NoteSync
  /** Milliseconds that their computer's clock is off. */
  off: number
  isOnline: boolean
  inbox: Post[]
}

/** A broker that keeps the last of each topic, and its visitors. Nothing arrives by itself. */
export class NotesWorld {
  readonly kept = new Map<string, Post>()
  readonly visitors: Visitor[]
  now = Date.UTC(2026, 10, 21)
  readonly #random: () => number

  constructor(users: readonly { user: string; off: number }[], random: () => number) {
    this.#random = random
    this.visitors = users.map(({ user, off }) => ({
      sync: new NoteSync(user),
      off,
      isOnline: true,
      inbox: [],
    }))
  }

  /** Sends some of what somebody has to send; the broker may have it without them hearing so. */
  send(from: Visitor, isLossy = true): void {
    if (!from.isOnline) return
    for (const key of from.sync.unsent) {
      if (isLossy && this.#random() < 0.3) continue
      const post = { key, user: from.sync.user, text: from.sync.textOf(key) }
      this.kept.set(`${key}/${post.user}`, post)
      for (const { isOnline, inbox } of this.visitors) if (isOnline) inbox.push(post)
      if (!isLossy || this.#random() < 0.7) from.sync.noteSent(key, post.text)
    }
  }

  /** Brings one message that is on its way, any of them, and leaves it there as if it came twice now and then. */
  deliver(to: Visitor): void {
    const at = Math.floor(this.#random() * to.inbox.length)
    const [post] = this.#random() < 0.2 ? [to.inbox[at]] : to.inbox.splice(at, 1)
    const wrong = post && to.sync.hear(post.key, post.user, post.text, this.now + to.off)
    if (wrong) throw new Error(`refused: ${wrong}`)
  }

  /** Loses the connection, with all that is on its way. */
  cut(visitor: Visitor): void {
    visitor.isOnline = false
    visitor.inbox = []
  }

  /** Connects again: the broker shows all that it keeps. */
  heal(visitor: Visitor): void {
    visitor.isOnline = true
    visitor.sync.beginJoining()
    visitor.inbox = [...this.kept.values()]
  }

  /** Everybody is connected, and all that is to be sent arrives. */
  settle(): void {
    for (const visitor of this.visitors) if (!visitor.isOnline) this.heal(visitor)
    for (let round = 0; round < 10; round++) {
      for (const visitor of this.visitors) {
        while (visitor.inbox.length > 0) this.deliver(visitor)
        visitor.sync.endJoining()
      }
      for (const visitor of this.visitors) this.send(visitor, false)
      if (this.visitors.every(({ inbox }) => inbox.length === 0)) return
    }
  }
}
