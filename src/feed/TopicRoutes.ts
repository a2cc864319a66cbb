import { Quality } from '#twin/Quality.ts'
import { TopicTree } from '#twin/TopicTree.ts'
import type { Signal } from '#twin/Twin.ts'
import { isSessionCodec, type Codec, type Reader, type Sample } from './codecs/Codec.ts'
import type { OpenSession, Session, SessionWorld } from './codecs/Session.ts'

/** What a message on a topic means: a session that takes it, or a reader that fills the samples of its signals. */
export type TopicRoute = {
  session: Session | null
  reader: Reader
  slots: readonly number[]
  samples: Sample[]
  /** How many messages came until now. */
  messages: number
  /** Signals that some message has carried, by their place in `slots`. */
  seen: Uint8Array
}

/** Concrete topics whose match against wildcards is remembered; more are matched afresh each time. */
const mostRemembered = 50_000

/** Finds what a message's topic means: an exact map first, a wildcard trie second. */
export class TopicRoutes {
  /** Every distinct topic or filter of the signals, to subscribe to. */
  readonly filters: readonly string[]
  /** Slots whose codec is not in the registry or could not be loaded; they never get a value. */
  readonly unreadable: readonly number[]
  readonly sessions: readonly Session[]
  readonly #exact = new Map<string, TopicRoute[]>()
  readonly #wild = new TopicTree<TopicRoute>()
  #hasWild = false
  #remembered = 0

  constructor(
    signals: readonly Signal[],
    codecs: Record<string, Codec<unknown>>,
    sessions: Record<string, OpenSession>,
    world: SessionWorld,
  ) {
    const unreadable: number[] = []
    const groups = new Map<string, { filter: string; codec: Codec<unknown>; slots: number[] }>()
    const bySession = new Map<string, number[]>()
    for (let slot = 0; slot < signals.length; slot++) {
      const { topic, codec: name } = signals[slot]
      // Computed, not received.
      if (name === '') continue
      const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
      if (!codec || (isSessionCodec(codec) && !sessions[name])) unreadable.push(slot)
      else if (isSessionCodec(codec)) addTo(bySession, name, slot)
      else {
        const key = `${name} ${topic}`
        let group = groups.get(key)
        if (!group) groups.set(key, (group = { filter: topic, codec, slots: [] }))
        group.slots.push(slot)
      }
    }
    const filters = new Set<string>()
    for (const { filter, codec, slots } of groups.values()) {
      filters.add(filter)
      if (isSessionCodec(codec)) continue
      this.#add(filter, makeRoute(null, slots, codec.open(slots.map((slot) => signals[slot]))))
    }
    this.sessions = [...bySession].map(([name, slots]) => {
      const session = sessions[name](signals, slots, world)
      const own = new Set(slots.map((slot) => signals[slot].topic))
      for (const filter of own) {
        filters.add(filter)
        this.#add(filter, makeRoute(session, [], nothing))
      }
      return session
    })
    this.filters = [...filters]
    this.unreadable = unreadable
    if (this.#hasWild) for (const [topic, routes] of this.#exact) this.#wild.match(topic, routes)
  }

  /** The routes of a topic, none when no signal is on it. The list must not be kept. */
  find(topic: string): readonly TopicRoute[] {
    const known = this.#exact.get(topic)
    if (known) return known
    if (!this.#hasWild) return none
    const found: TopicRoute[] = []
    this.#wild.match(topic, found)
    if (this.#remembered < mostRemembered) {
      this.#remembered++
      this.#exact.set(topic, found)
    }
    return found
  }

  #add(filter: string, route: TopicRoute): void {
    if (isWild(filter)) {
      this.#wild.add(filter, route)
      this.#hasWild = true
    } else addTo(this.#exact, filter, route)
  }
}

/** Readies a route's samples for the next message. */
export function clearSamples(samples: readonly Sample[]): void {
  for (const sample of samples) {
    sample.value = NaN
    sample.time = NaN
    sample.quality = Quality.good
    sample.bad = undefined
    sample.odd = undefined
  }
}

/** A sample of which nothing is known yet. */
export function makeSample(): Sample {
  return { value: NaN, time: NaN, quality: Quality.good, bad: undefined, odd: undefined }
}

const none: readonly TopicRoute[] = []
/** Stands where a session takes the messages. */
const nothing: Reader = { read: () => undefined }

function makeRoute(session: Session | null, slots: readonly number[], reader: Reader): TopicRoute {
  const seen = new Uint8Array(slots.length)
  return { session, reader, slots, samples: slots.map(makeSample), messages: 0, seen }
}

function addTo<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function isWild(filter: string): boolean {
  return filter.includes('+') || filter.includes('#')
}
