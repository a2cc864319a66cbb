import { cellsAround, crowd, farKey, farPause, posePause } from '#people/cells.ts'
import { roomFilter } from '#people/roomTopics.ts'
import type { Transport } from './transports/Transport.ts'

/** Seconds after which somebody whose poses do not come any more is not near. */
const nearTime = 3

/**
 * Whose poses are followed, and how often this person tells theirs: all of them among few, by place in a crowd (`cells`). Times in seconds.
 */
export class RoomCrowd {
  readonly #room: string
  readonly #transport: Pick<Transport, 'subscribe' | 'unsubscribe'>
  #filters: readonly string[] = []
  #cell = ''
  #isCrowd = false
  /** Sessions whose poses come at the full rate, and when the last one did. */
  readonly #near = new Map<string, number>()
  #told = -Infinity
  #toldFar = -Infinity

  constructor(room: string, transport: Pick<Transport, 'subscribe' | 'unsubscribe'>) {
    this.#room = room
    this.#transport = transport
    this.#follow([roomFilter(room, 'pose')])
  }

  /** A pose of somebody has come under this key. */
  note(session: string, key: string, now: number): void {
    if (this.#isCrowd && key !== farKey) this.#near.set(session, now)
  }

  /** Under which keys a pose of this person in a cell is told now: none, the cell's, or also that for those far away. */
  keysFor(cell: string, now: number): readonly string[] {
    this.#cell = cell
    // A little less than the pause: frames come when they do.
    if (now - this.#told < posePause(this.#near.size) * 0.9) return []
    this.#told = now
    if (!this.#isCrowd || now - this.#toldFar < farPause * 0.95) return [cell]
    this.#toldFar = now
    return [cell, farKey]
  }

  /** Now and then: so many others are there. */
  tick(people: number, now: number): void {
    // Who comes and goes must not turn it on and off.
    this.#isCrowd = people >= (this.#isCrowd ? crowd * 0.75 : crowd)
    for (const [session, heard] of this.#near)
      if (now - heard > nearTime) this.#near.delete(session)
    if (!this.#isCrowd) this.#follow([roomFilter(this.#room, 'pose')])
    else {
      const cells = this.#cell === '' ? [] : cellsAround(this.#cell)
      this.#follow([...cells, farKey].map((key) => roomFilter(this.#room, 'pose', key)))
    }
  }

  #follow(filters: readonly string[]): void {
    const fresh = filters.filter((filter) => !this.#filters.includes(filter))
    const old = this.#filters.filter((filter) => !filters.includes(filter))
    this.#filters = filters
    if (fresh.length > 0) this.#transport.subscribe(fresh, { isOthersOnly: true })
    if (old.length > 0) this.#transport.unsubscribe(old)
  }
}
