import { TopicTree } from '#twin/TopicTree.ts'
import type { Transport, TransportEvents, TransportKind, TransportWish } from './Transport.ts'

/** A broker of one page or one test, in memory: no network, no delay. */
export class LoopbackBus {
  readonly #links = new Set<Link>()
  #up = true

  /** Delivers at once to every link whose filters match, once a link. Does nothing while the bus is down. */
  publish(topic: string, payload: Uint8Array | string): void {
    if (!this.#up) return
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
    for (const link of this.#links) {
      const found: true[] = []
      link.tree.match(topic, found)
      if (found.length > 0) link.events.onMessage(topic, bytes)
    }
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
    for (const link of this.#links) connect(link)
  }

  get links(): number {
    return this.#links.size
  }

  open(wish: TransportWish, events: TransportEvents): Transport {
    const link: Link = { tree: new TopicTree(), events }
    for (const filter of wish.filters) link.tree.add(filter, true)
    this.#links.add(link)
    if (this.#up) connect(link)
    return {
      restart: (reason) => {
        events.onConnection({ status: 'lost', protocol: 0, reason })
        if (this.#up) connect(link)
      },
      publish: (topic, payload) => this.publish(topic, payload),
      close: () => void this.#links.delete(link),
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

function connect({ events }: Link): void {
  events.onConnection({ status: 'connected', protocol: 5, reason: '' })
}
