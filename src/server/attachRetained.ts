import { Readable } from 'node:stream'
import type { Aedes, PublishPacket } from 'aedes'
import { readRoomTopic, roomFamilies } from '#people/roomTopics.ts'
import { TopicTree } from '#twin/TopicTree.ts'
import type { Kept } from './access/openKept.ts'

/** The part of a broker's store that is replaced; aedes leaves its type open. */
type RetainedStore = {
  storeRetained(packet: PublishPacket): Promise<void>
  createRetainedStream(filter: string): Readable
  createRetainedStreamCombi(filters: readonly string[]): Readable
}

/**
 * Gives a broker an indexed memory of retained messages. Its own one walks through all of them for every filter of a
 * subscription: 5,000 topics, subscribed to one by one, keep it from answering for half a minute. What rooms keep is in `kept`, and
 * comes to be there before aedes would store it.
 */
export function attachRetained(aedes: Aedes, kept: Kept): void {
  const persistence: RetainedStore = Reflect.get(aedes, 'persistence')
  const retained = new Map<string, PublishPacket>()

  function* matching(filters: readonly string[]): Generator<PublishPacket> {
    for (const filter of filters) {
      if (!filter.includes('+') && !filter.includes('#')) {
        const packet = retained.get(filter) ?? keptPacket(kept, filter)
        if (packet) yield packet
        continue
      }
      const tree = new TopicTree<true>()
      tree.add(filter, true)
      for (const topics of [retained, kept.messages]) {
        for (const topic of topics.keys()) {
          const found: true[] = []
          tree.match(topic, found)
          const packet = found.length > 0 && (retained.get(topic) ?? keptPacket(kept, topic))
          if (packet) yield packet
        }
      }
    }
  }

  persistence.storeRetained = (packet) => {
    if (isKept(packet.topic)) return Promise.resolve()
    if (packet.payload.length === 0) retained.delete(packet.topic)
    else retained.set(packet.topic, { ...packet })
    return Promise.resolve()
  }
  persistence.createRetainedStream = (filter) => Readable.from(matching([filter]))
  persistence.createRetainedStreamCombi = (filters) => Readable.from(matching(filters))
}

function isKept(topic: string): boolean {
  const room = readRoomTopic(topic)
  return room !== null && roomFamilies[room.family] === 'kept'
}

function keptPacket(kept: Kept, topic: string): PublishPacket | undefined {
  const message = kept.messages.get(topic)
  return message && { cmd: 'publish', topic, ...message, retain: true, dup: false }
}
