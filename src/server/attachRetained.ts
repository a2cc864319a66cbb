import { Readable } from 'node:stream'
import type { Aedes, PublishPacket } from 'aedes'
import { TopicTree } from '#twin/TopicTree.ts'

/** The part of a broker's store that is replaced; aedes leaves its type open. */
type RetainedStore = {
  storeRetained(packet: PublishPacket): Promise<void>
  createRetainedStream(filter: string): Readable
  createRetainedStreamCombi(filters: readonly string[]): Readable
}

/**
 * Gives a broker an indexed memory of retained messages. Its own one walks through all of them for every filter of a
 * subscription: 5,000 topics, subscribed to one by one, keep it from answering for half a minute.
 */
export function attachRetained(aedes: Aedes): void {
  const persistence: RetainedStore = Reflect.get(aedes, 'persistence')
  const retained = new Map<string, PublishPacket>()

  function* matching(filters: readonly string[]): Generator<PublishPacket> {
    for (const filter of filters) {
      if (!filter.includes('+') && !filter.includes('#')) {
        const packet = retained.get(filter)
        if (packet) yield packet
        continue
      }
      const tree = new TopicTree<true>()
      tree.add(filter, true)
      for (const [topic, packet] of retained) {
        const found: true[] = []
        tree.match(topic, found)
        if (found.length > 0) yield packet
      }
    }
  }

  persistence.storeRetained = (packet) => {
    if (packet.payload.length === 0) retained.delete(packet.topic)
    else retained.set(packet.topic, { ...packet })
    return Promise.resolve()
  }
  persistence.createRetainedStream = (filter) => Readable.from(matching([filter]))
  persistence.createRetainedStreamCombi = (filters) => Readable.from(matching(filters))
}
