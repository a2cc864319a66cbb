import { readNoteKey } from '#people/noteKey.ts'
import { roomFilter } from '#people/roomTopics.ts'
import type { Transport } from './transports/Transport.ts'

/** Seconds after a link was made until pictures are asked for: all else that the broker keeps comes first. */
const start = 2
/** Seconds for which a picture is waited for; it may be on its way from its author. */
const patience = 3

/**
 * The pictures of notes, one a tick after all else: mosquitto 2.0 takes 0.11 s for each message of more than 4 kB to a browser, and all else would
 * wait behind them (200 of them: 22 s, while 200 notes without them take 0.1 s). One that is looked at comes at once. Times in seconds.
 */
export class RoomPictures {
  readonly #room: string
  readonly #transport: Pick<Transport, 'subscribe' | 'unsubscribe'>
  /** Notes whose pictures are still to be asked for, and until when those are waited for that were. */
  readonly #waiting = new Set<string>()
  readonly #asked = new Map<string, number>()
  #startsAt = Infinity

  constructor(room: string, transport: Pick<Transport, 'subscribe' | 'unsubscribe'>) {
    this.#room = room
    this.#transport = transport
  }

  /** The link is made anew: the notes come again, and what was asked for may not have come. */
  begin(now: number): void {
    for (const id of this.#asked.keys()) this.#waiting.add(id)
    this.#end([...this.#asked.keys()])
    this.#startsAt = now + start
  }

  /** Somebody wrote something of a note. */
  note(key: string): void {
    const named = readNoteKey(key)
    if (named && !named.isPicture && !this.#asked.has(named.id)) this.#waiting.add(named.id)
  }

  /** The picture of a note is looked at. */
  want(id: string, now: number): void {
    if (readNoteKey(id)?.id !== id || this.#asked.has(id)) return
    this.#waiting.delete(id)
    this.#asked.set(id, now + patience)
    this.#transport.subscribe([this.#filter(id)], { qos: 1 })
  }

  /** Now and then, about twice a second. */
  tick(now: number): void {
    this.#end([...this.#asked].flatMap(([id, until]) => (now < until ? [] : [id])))
    if (now < this.#startsAt) return
    for (const id of this.#waiting) {
      this.want(id, now)
      return
    }
  }

  #end(ids: readonly string[]): void {
    if (ids.length === 0) return
    for (const id of ids) this.#asked.delete(id)
    this.#transport.unsubscribe(ids.map((id) => this.#filter(id)))
  }

  #filter(id: string): string {
    return roomFilter(this.#room, 'picture', id)
  }
}
