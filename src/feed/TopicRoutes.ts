import { Quality } from '#twin/Quality.ts'
import { TopicTree } from '#twin/TopicTree.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Codec, Sample } from './codecs/Codec.ts'

/** The signals of one topic that share a codec, and the reader that fills their samples from a payload. */
export type TopicRoute = {
  filter: string
  slots: readonly number[]
  samples: Sample[]
  read: (payload: Uint8Array, samples: Sample[]) => void
}

/** Concrete topics whose match against wildcards is remembered; more are matched afresh each time. */
const mostRemembered = 50_000

/** Finds what a message's topic means: an exact map first, a wildcard trie second. */
export class TopicRoutes {
  /** Every distinct topic or filter of the signals, to subscribe to. */
  readonly filters: readonly string[]
  /** Slots whose codec is not in the registry; they never get a value. */
  readonly unreadable: readonly number[]
  readonly #exact = new Map<string, TopicRoute[]>()
  readonly #wild = new TopicTree<TopicRoute>()
  readonly #hasWild: boolean
  #remembered = 0

  constructor(signals: readonly Signal[], codecs: Record<string, Codec<unknown>>) {
    const unreadable: number[] = []
    const groups = new Map<string, { filter: string; codec: Codec<unknown>; slots: number[] }>()
    for (let slot = 0; slot < signals.length; slot++) {
      const { topic, codec } = signals[slot]
      if (!Object.hasOwn(codecs, codec)) {
        unreadable.push(slot)
        continue
      }
      const key = `${codec} ${topic}`
      let group = groups.get(key)
      if (!group) groups.set(key, (group = { filter: topic, codec: codecs[codec], slots: [] }))
      group.slots.push(slot)
    }
    let hasWild = false
    for (const { filter, codec, slots } of groups.values()) {
      const read = codec.open(slots.map((slot) => signals[slot]))
      const route: TopicRoute = { filter, slots, read, samples: slots.map(makeSample) }
      if (isWild(filter)) {
        this.#wild.add(filter, route)
        hasWild = true
      } else {
        const known = this.#exact.get(filter)
        if (known) known.push(route)
        else this.#exact.set(filter, [route])
      }
    }
    this.#hasWild = hasWild
    this.filters = [...new Set([...groups.values()].map((group) => group.filter))]
    this.unreadable = unreadable
    if (hasWild) for (const [topic, routes] of this.#exact) this.#wild.match(topic, routes)
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
}

/** Readies a route's samples for the next message. */
export function clearSamples(samples: readonly Sample[]): void {
  for (const sample of samples) {
    sample.value = NaN
    sample.time = NaN
    sample.quality = Quality.good
    sample.bad = undefined
  }
}

const none: readonly TopicRoute[] = []

function makeSample(): Sample {
  return { value: NaN, time: NaN, quality: Quality.good, bad: undefined }
}

function isWild(filter: string): boolean {
  return filter.includes('+') || filter.includes('#')
}
