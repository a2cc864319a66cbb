import { readRoomTopic, roomFamilies, type RoomFamily } from '#people/roomTopics.ts'
import { ChunkWriter, type Recorded } from './Chunk.ts'

/** Milliseconds of a chunk, and bytes before it is packed: to get to any moment, one of them is read. */
const span = 15_000
const most = 4e6
/** Milliseconds after which what a person says of themselves every few seconds is old: they have gone without a word. */
const fresh = 10_000

/** Of these families the latest message is part of the state: with it one knows who is where. */
const lasting: ReadonlySet<RoomFamily> = new Set(['who', 'pose', 'mark', 'lead', 'beat'])

/** Who has agreed to be recorded. */
export type Consent = {
  /** Sessions whose presence, pose, pointer and words are recorded. */
  sessions: readonly string[]
  /** Users who said no: not even what they wrote into the room's books. */
  refused: readonly string[]
}

export type Cut = { from: number; to: number; bytes: Uint8Array<ArrayBuffer> }

/** Records one link's messages in chunks. What people say of themselves is recorded of those alone who agreed; what two browsers say to each other never. */
export class Recorder {
  readonly #onCut: (cut: Cut) => void
  readonly #state = new Map<string, Recorded>()
  #writer = new ChunkWriter(0, [])
  #consent: Consent = { sessions: [], refused: [] }
  #last = 0

  constructor(onCut: (cut: Cut) => void) {
    this.#onCut = onCut
  }

  /** Who does not agree any more has gone, as far as the recording says. */
  setConsent(consent: Consent, at: number): void {
    this.#consent = consent
    for (const { topic } of this.#state.values()) {
      const address = readRoomTopic(topic)
      if (address?.family !== 'who' || this.#isAllowed(topic)) continue
      this.#put({ at, topic, payload: new Uint8Array(), isRetained: false })
    }
  }

  /** Notes a message at a time since the beginning, milliseconds. The payload is copied. */
  note(topic: string, payload: Uint8Array, isRetained: boolean, at: number): void {
    if (this.#isAllowed(topic)) this.#put({ at, topic, payload: payload.slice(), isRetained })
  }

  /** Ends the chunk when its time is over: also when nothing comes. */
  tick(at: number): void {
    this.#last = Math.max(this.#last, at)
    if (at - this.#writer.from >= span || this.#writer.size >= most) this.cut(at)
  }

  /** Ends the chunk of now and begins another one. */
  cut(at: number): void {
    const { from } = this.#writer
    this.#onCut({ from, to: Math.max(from, Math.round(at)), bytes: this.#writer.take() })
    this.#writer = new ChunkWriter(at, this.#stateAt(at))
  }

  #put(entry: Recorded): void {
    this.tick(entry.at)
    this.#writer.add(entry)
    const address = readRoomTopic(entry.topic)
    const isKept =
      !address || roomFamilies[address.family] === 'kept' || lasting.has(address.family)
    if (!isKept) return
    if (address && entry.payload.length === 0) this.#state.delete(entry.topic)
    // What a room keeps comes as kept to whoever begins here.
    else if (address && roomFamilies[address.family] === 'kept')
      this.#state.set(entry.topic, { ...entry, isRetained: true })
    else this.#state.set(entry.topic, entry)
  }

  #isAllowed(topic: string): boolean {
    const address = readRoomTopic(topic)
    if (!address) return true
    const { family, session, user } = address
    if (family === 'rtc') return false
    if (roomFamilies[family] === 'live') return this.#consent.sessions.includes(session)
    return !this.#consent.refused.includes(user)
  }

  *#stateAt(at: number): Iterable<Recorded> {
    for (const [topic, entry] of this.#state) {
      const address = readRoomTopic(topic)
      if (address && lasting.has(address.family) && at - entry.at > fresh) this.#state.delete(topic)
      else yield entry
    }
  }
}
