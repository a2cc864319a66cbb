import { TopicTree } from '#twin/TopicTree.ts'
import type { Transport, TransportEvents, TransportKind, TransportWish } from './Transport.ts'

/** A broker of one page or one test, in memory: no network, no delay. */
export class LoopbackBus {
  readonly #links = new Set<Link>()
  readonly #kept = new Map<string, Uint8Array>()
  #up = true

  /** Delivers at once to every link whose filters match, once a link. Does nothing while the bus is down. */
  publish(topic: string, payload: Uint8Array | string, isKept = false): void {
    if (!this.#up) return
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
    if (isKept && bytes.length === 0) this.#kept.delete(topic)
    else if (isKept) this.#kept.set(topic, bytes.slice())
    for (const link of this.#links)
      if (isMatch(link.tree, topic)) link.events.onMessage(topic, bytes)
  }

  /** Cuts all links, as a broker that is killed. */
  lose(reason = 'the broker has gone'): void {
    this.#up = false
    for (const { events } of this.#links)
      events.onConnection({ status: 'lost', protocol: 0, reason })
  }

  /** The broker is back: all links connect again. */
  restore(): void {
    this.#up = true
    for (const link of this.#links) this.#connect(link)
  }

  /** Keeps nothing any more of the topics in which this is found. */
  forget(topics: RegExp): void {
    for (const topic of this.#kept.keys()) if (topics.test(topic)) this.#kept.delete(topic)
  }

  get links(): number {
    return this.#links.size
  }

  open(wish: TransportWish, events: TransportEvents): Transport {
    const link: Link = { tree: new TopicTree(), events }
    for (const filter of wish.filters) link.tree.add(filter, true)
    this.#links.add(link)
    if (this.#up) this.#connect(link)
    return {
      restart: (reason) => {
        events.onConnection({ status: 'lost', protocol: 0, reason })
        if (this.#up) this.#connect(link)
      },
      publish: (topic, payload) => {
        this.publish(topic, payload)
        return this.#up
      },
      keep: (topic, payload) => {
        this.publish(topic, payload, true)
        return Promise.resolve(this.#up ? 'sent' : 'offline')
      },
      subscribe: (filters) => {
        const fresh = new TopicTree<true>()
        for (const filter of filters) {
          link.tree.add(filter, true)
          fresh.add(filter, true)
        }
        if (this.#up) this.#tellKept(link, fresh)
      },
      unsubscribe: (filters) => {
        for (const filter of filters) link.tree.remove(filter, true)
      },
      close: () => void this.#links.delete(link),
    }
  }

  #connect(link: Link): void {
    link.events.onConnection({ status: 'connected', protocol: 5, reason: '' })
    this.#tellKept(link, link.tree)
  }

  #tellKept({ events }: Link, tree: TopicTree<true>): void {
    for (const [topic, payload] of this.#kept) {
      if (isMatch(tree, topic)) events.onMessage(topic, payload, true)
    }
  }
}

const buses = new Map<string, LoopbackBus>()

/** The bus of an address such as `loopback://demo`, made when it is first asked for. */
function loopbackBus(broker: string): LoopbackBus {
  let bus = buses.get(broker)
  if (!bus) buses.set(broker, (bus = new LoopbackBus()))
  return bus
}

export const loopback: TransportKind = {
  about: 'Messages inside this program, without a network.',
  schemes: ['loopback:'],
  open: (wish, events) => loopbackBus(wish.broker).open(wish, events),
}

type Link = { tree: TopicTree<true>; events: TransportEvents }

function isMatch(tree: TopicTree<true>, topic: string): boolean {
  const found: true[] = []
  tree.match(topic, found)
  return found.length > 0
}
