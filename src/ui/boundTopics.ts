import { TopicTree } from '#twin/TopicTree.ts'
import type { Twin } from '#twin/Twin.ts'

/** The signals of a twin that listen to a topic. */
export type BoundTopics = {
  /** Slots of the signals whose filter matches the topic. */
  slots(topic: string): readonly number[]
}

const known = new WeakMap<Twin, BoundTopics>()

/** A look-up of the signals by topic, made once a twin. */
export function boundTopics(twin: Twin): BoundTopics {
  const old = known.get(twin)
  if (old) return old
  const tree = new TopicTree<number>()
  twin.signals.forEach(({ topic }, slot) => tree.add(topic, slot))
  const made: BoundTopics = {
    slots(topic) {
      const found: number[] = []
      tree.match(topic, found)
      return found
    },
  }
  known.set(twin, made)
  return made
}

/** The first levels of the topics that a twin's signals listen to, as filters that ask for less than everything. */
export function narrowerFilters(twin: Twin, most = 4): string[] {
  const filters = twin.signals.map(({ topic }) => {
    const levels = topic.split('/')
    const fixed = levels.findIndex((level) => level === '+' || level === '#')
    const start = levels.slice(0, Math.min(2, fixed < 0 ? levels.length - 1 : fixed))
    return start.length === 0 ? topic : `${start.join('/')}/#`
  })
  return [...new Set(filters)].slice(0, most)
}
