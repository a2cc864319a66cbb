import { writeHealth, type Health, type HealthFigures } from '#people/Health.ts'
import { makeRoomTopic } from '#people/roomTopics.ts'
import type { Clock } from '../Clock.ts'
import type { Transport, TransportKind } from '../transports/Transport.ts'

/** Where a display tells how it is, and as what. */
export type HealthWish = {
  /** As in `FeedWish`. */
  broker: string
  username?: string
  password?: string
  room: string
  user: string
  /** What tells it from other displays of the same user. */
  key: string
  name: string
}

/** Seconds between two messages, and the fewest between a change and the one before. */
const every = 10
const fewest = 1
const encoder = new TextEncoder()
const unknown: HealthFigures = {
  fps: 0,
  frameAge: 0,
  pictureAge: null,
  dataAge: null,
  link: 'lost',
  heapMb: null,
  uptime: 0,
  reloads: 0,
  view: '3d',
  version: '',
}

/** Has a broker keep how a display is, over a link of its own, whose last will says that it is gone. */
export class HealthLink {
  readonly #wish: HealthWish
  readonly #clock: Clock
  readonly #transport: Transport
  readonly #topic: string
  #figures = unknown
  #state: Health['state'] = 'well'
  #stateAt: number
  #saidAt = -Infinity
  #isUp = false

  constructor(wish: HealthWish, clock: Clock, open: TransportKind['open']) {
    this.#wish = wish
    this.#clock = clock
    this.#stateAt = this.#now()
    const { room, key, user } = wish
    this.#topic = makeRoomTopic({ room, family: 'health', key, user, session: '' })
    const { broker, username, password } = wish
    const will = () => ({ topic: this.#topic, payload: this.#write('gone', ''), retain: true })
    this.#transport = open(
      { broker, username, password, filters: [], will, clock },
      {
        onMessage: ignore,
        onRefusedTopic: ignore,
        onConnection: ({ status }) => {
          this.#isUp = status === 'connected'
          this.#saidAt = -Infinity
        },
      },
    )
  }

  /** How it is now; told when it is time, or when the state has changed. */
  tell(state: Health['state'], trouble: string, figures: HealthFigures | null): void {
    const now = this.#now()
    if (figures) this.#figures = figures
    const isOther = state !== this.#state
    if (isOther) this.#stateAt = now
    this.#state = state
    if (isOther) this.#saidAt = Math.min(this.#saidAt, now - every + fewest)
    if (!this.#isUp || now - this.#saidAt < every) return
    this.#saidAt = now
    // A refusal is an answer too: the room says in words what this page may not do.
    void this.#transport.keep(this.#topic, this.#write(state, trouble))
  }

  close(): void {
    this.#transport.close()
  }

  #write(state: Health['state'], trouble: string): Uint8Array {
    const lasts = state === this.#state ? this.#now() - this.#stateAt : 0
    const { name } = this.#wish
    return encoder.encode(writeHealth({ ...this.#figures, name, state, lasts, every, trouble }))
  }

  #now(): number {
    return this.#clock.now() / 1000
  }
}

function ignore(): void {}
