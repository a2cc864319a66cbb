import { writeCard } from '#people/Card.ts'
import { heartbeat } from '#people/Roster.ts'
import { roles, type Role } from '#people/roles.ts'
import type { Clock } from './Clock.ts'
import type { OwnCard } from './RoomPost.ts'

export type PresenceParts = {
  clock: Clock
  /** 0 to 1. */
  random: () => number
  /** Epoch milliseconds by this computer. */
  wall(): number
  /** Says something under a role: a card, or nothing at all for good-bye. */
  publish(role: Role, text: string): void
  /** The broker has told what this person may be, or something else than before. */
  onRole(role: Role): void
  /** Nothing that this person says of themselves comes back. */
  onUnheard(): void
  /** From here to the broker and back, milliseconds. */
  onLatency(latency: number): void
  /** The others have been told who this is, because they asked. */
  onAnswered(): void
}

const highest = roles.toReversed()
/** Milliseconds within which all answer to somebody who asks who is there. */
const answerTime = 300
/** Milliseconds between two cards at least, when this person changes. */
const shortest = 150
/** Cards without an echo after which the broker is asked again what this person may be. */
const mostUnheard = 3
/** Milliseconds within which a broker hangs up on what it does not allow. */
const hangUp = 1500

/**
 * Tells the others who this is: at first under every role, from much to little. What comes back is what the broker lets through, and the highest of
 * that is what this person is; with it go the cards from then on, every two seconds and at every change.
 */
export class Presence {
  role: Role | null = null
  latency: number | null = null
  readonly #parts: PresenceParts
  #card: OwnCard
  #stopBeat: (() => void) | null = null
  #stopAnswer: (() => void) | null = null
  #stopChange: (() => void) | null = null
  /** When the card was sent whose echo is awaited. */
  #askedAt = NaN
  #sentAt = -Infinity
  #beganAt = NaN
  #unheard = 0
  /** Highest roles that are left out, because the broker hung up when they were tried; and how often it did, one after the other. */
  #leftOut = 0
  #hangUps = 0

  constructor(card: OwnCard, parts: PresenceParts) {
    this.#card = card
    this.#parts = parts
  }

  /** The link stands. */
  begin(): void {
    this.end()
    const { clock } = this.#parts
    this.#beganAt = clock.now()
    this.#stopBeat = clock.every(heartbeat * 1000, () => this.#beat())
    this.#learn()
  }

  /** The link is lost. */
  end(): void {
    const { clock } = this.#parts
    // Once is what any broker does that is stopped.
    if (this.role === null && clock.now() - this.#beganAt < hangUp) this.#hangUps++
    if (this.#hangUps > 1) this.#leftOut = (this.#leftOut + 1) % roles.length
    this.#stopBeat?.()
    this.#stopAnswer?.()
    this.#stopChange?.()
    this.#stopBeat = this.#stopAnswer = this.#stopChange = null
    this.role = null
    this.#unheard = 0
    this.#askedAt = this.#beganAt = NaN
  }

  setCard(card: OwnCard): void {
    this.#card = card
    if (this.role === null || this.#stopChange) return
    const { clock } = this.#parts
    const wait = Math.max(0, this.#sentAt + shortest - clock.now())
    this.#stopChange = clock.after(wait, () => {
      this.#stopChange = null
      this.#send()
    })
  }

  /** Somebody has come and asks who is there. */
  asked(): void {
    if (this.role === null || this.#stopAnswer) return
    const { clock, random } = this.#parts
    this.#stopAnswer = clock.after(random() * answerTime, () => {
      this.#stopAnswer = null
      this.#send()
      this.#parts.onAnswered()
    })
  }

  /** This person's own card has come back. */
  heard(role: Role): void {
    const took = this.#parts.clock.now() - this.#askedAt
    this.#askedAt = NaN
    this.#unheard = 0
    if (took >= 0) {
      this.latency = Math.round(took)
      this.#parts.onLatency(this.latency)
    }
    if (this.role !== null && roles.indexOf(role) <= roles.indexOf(this.role)) return
    this.role = role
    this.#hangUps = 0
    this.#parts.onRole(role)
  }

  /** Says good-bye. */
  leave(): void {
    if (this.role !== null) this.#parts.publish(this.role, '')
    this.end()
  }

  #beat(): void {
    if (++this.#unheard >= mostUnheard) {
      this.role = null
      this.#parts.onUnheard()
    }
    if (this.role === null) this.#learn()
    else this.#send(true)
  }

  #learn(): void {
    this.#askedAt = this.#sentAt = this.#parts.clock.now()
    const text = this.#write(true)
    for (const role of highest.slice(this.#leftOut)) this.#parts.publish(role, text)
  }

  #send(isBeat = false): void {
    if (this.role === null) return
    this.#sentAt = this.#parts.clock.now()
    if (isBeat || Number.isNaN(this.#askedAt)) this.#askedAt = this.#sentAt
    this.#parts.publish(this.role, this.#write(false))
  }

  #write(ask: boolean): string {
    const card = { ...this.#card, latency: this.latency, ask }
    return writeCard(card.wall ? { ...card, time: this.#parts.wall() } : card)
  }
}
