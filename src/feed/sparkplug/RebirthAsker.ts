import type { SessionWorld } from '../codecs/Session.ts'
import { writeRebirth } from './writeRebirth.ts'

/** Milliseconds in which a node is asked once; doubled each time, up to the longest. */
const firstPause = 30_000
const longestPause = 600_000
/** Milliseconds after which a link that ends did not end because of what was asked. */
const suspicion = 3000

/**
 * Asks an edge node to say again what it has (an NCMD), seldom: births are much work for all. When somebody else has asked, that
 * counts too. A broker that ends the connection for it, twice, is not troubled again.
 */
export class RebirthAsker {
  /** False when the twin file forbids it. */
  isAllowed = true
  readonly #topic: string
  readonly #world: SessionWorld
  #next = -Infinity
  #pause = firstPause
  #asked = -Infinity
  #strikes = 0

  constructor(topic: string, world: SessionWorld) {
    this.#topic = topic
    this.#world = world
  }

  /** Asks, unless that was done lately. */
  ask(now: number): void {
    if (!this.isAllowed || this.#strikes >= 2 || now < this.#next) return
    if (!this.#world.publish(this.#topic, writeRebirth(Date.now()))) return
    this.noteAsked(now)
    this.#asked = now
  }

  /** Somebody asked. */
  noteAsked(now: number): void {
    if (now < this.#next) return
    this.#next = now + this.#pause
    this.#pause = Math.min(this.#pause * 2, longestPause)
  }

  begin(): void {
    this.#next = -Infinity
    this.#pause = firstPause
  }

  /** The link has ended; returns whether asking seems to be the cause, for the first time. */
  end(now: number): boolean {
    if (now - this.#asked > suspicion) return false
    this.#asked = -Infinity
    return ++this.#strikes === 2
  }
}
