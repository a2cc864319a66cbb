import type { TopicBranch, TopicTotals } from '#twin/TopicReport.ts'

export type SurveyLimits = {
  topics: number
  /** Levels of all topics together, each once. */
  nodes: number
  /** Bytes of one payload that are kept, and of all. */
  payload: number
  memory: number
  /** Characters and levels of a topic. */
  length: number
  levels: number
}

export const surveyLimits: SurveyLimits = {
  topics: 20_000,
  nodes: 60_000,
  payload: 4096,
  memory: 32_000_000,
  length: 1000,
  levels: 40,
}

/** One level of the tree of topics; with a message of its own it is a topic. */
export type SurveyNode = {
  id: number
  name: string
  parent: SurveyNode | null
  children: Map<string, SurveyNode> | null
  /** Changes when a child comes, or becomes a topic, or has more below it. */
  version: number
  /** Topics below, itself not included. */
  below: number
  /** Messages on exactly this topic; 0 for a mere branch. */
  count: number
  /** Deliveries, those of the same retained message included: tells whether a payload is new. */
  seen: number
  /** Messages that no rate is made of any more: those of the past, the first one, and what the broker had kept. */
  counted: number
  /** Messages a second of this topic and all below. */
  rate: number
  /** Messages and seconds, both fading. */
  recent: number
  seconds: number
  /** Messages of this topic and all below, up to the last tick. */
  sum: number
  bytes: Uint8Array | null
  kept: number
  length: number
  isRetained: boolean
  /** Milliseconds on the monotonic clock. */
  received: number
}

/** What of the past counts a second later: rates look back about twenty seconds, so that they can be read. */
const memory = 0.95

/** A bounded table of all topics that arrive: counts, rates, and the start of each last payload. What finds no place is counted. */
export class TopicSurvey {
  readonly totals: TopicTotals = {
    topics: 0,
    messages: 0,
    rate: 0,
    unlisted: 0,
    unkept: 0,
    isResting: false,
  }
  readonly #limits: SurveyLimits
  readonly #topics = new Map<string, SurveyNode>()
  readonly #nodes: SurveyNode[]
  #memory = 0
  /** Messages that the broker had not kept: all, those of the last tick, and with their seconds fading. */
  #live = 0
  #counted = 0
  #recent = 0
  #seconds = 0

  constructor(limits: SurveyLimits = surveyLimits) {
    this.#limits = limits
    this.#nodes = [makeNode(0, '', null)]
  }

  node(id: number): SurveyNode | undefined {
    return this.#nodes[id]
  }

  /** The node of a topic on which a message has come. */
  find(topic: string): SurveyNode | undefined {
    return this.#topics.get(topic)
  }

  /** Notes a message. `keep` bytes of the payload are kept at most, the table's limit unless told. */
  take(topic: string, payload: Uint8Array, isRetained: boolean, now: number, keep?: number): void {
    let node = this.#topics.get(topic)
    if (!node) {
      const made = this.#add(topic)
      if (!made) {
        this.totals.messages++
        this.totals.unlisted++
        return
      }
      node = made
    }
    // A link that was made anew brings what the broker keeps once more: that is no new message.
    if (!isRetained || node.count === 0) {
      this.totals.messages++
      if (isRetained || node.count === 0) node.counted++
      if (!isRetained) this.#live++
      node.count++
    }
    node.seen++
    node.received = now
    node.length = payload.length
    if (isRetained) node.isRetained = true
    this.#keep(node, payload, keep ?? this.#limits.payload)
  }

  /** Once in `seconds`: makes rates and sums of what came since. */
  tick(seconds: number): void {
    const nodes = this.#nodes
    for (const node of nodes) {
      node.recent = node.recent * memory + node.count - node.counted
      node.seconds = node.seconds * memory + seconds
      node.counted = node.count
      node.rate = node.recent / node.seconds
      node.sum = node.count
    }
    // Children come after their parents: from the end on, a child's figures are ready before they are added to its parent's.
    for (let i = nodes.length - 1; i > 0; i--) {
      const { parent, rate, sum } = nodes[i]
      parent!.rate += rate
      parent!.sum += sum
    }
    this.#recent = this.#recent * memory + this.#live - this.#counted
    this.#seconds = this.#seconds * memory + seconds
    this.#counted = this.#live
    this.totals.rate = this.#recent / this.#seconds
  }

  /** Gives back what was kept of a payload beyond the usual. */
  shrink(node: SurveyNode): void {
    const { payload } = this.#limits
    if (!node.bytes || node.bytes.length <= payload) return
    this.#memory -= node.bytes.length - payload
    node.bytes = node.bytes.slice(0, payload)
    node.kept = Math.min(node.kept, payload)
  }

  children(node: SurveyNode): TopicBranch[] {
    const list = node.children ? [...node.children.values()] : []
    return list
      .map(({ id, name, count, below }) => ({ id, name, isTopic: count > 0, below }))
      .toSorted((a, b) => compare(a.name, b.name))
  }

  topicOf(node: SurveyNode): string {
    const names: string[] = []
    for (let at = node; at.parent; at = at.parent) names.unshift(at.name)
    return names.join('/')
  }

  #add(topic: string): SurveyNode | null {
    const { topics, length, levels } = this.#limits
    if (this.totals.topics >= topics || topic.length > length) return null
    const names = topic.split('/')
    if (names.length > levels) return null
    if (this.#nodes.length + names.length > this.#limits.nodes) return null
    let node = this.#nodes[0]
    for (const name of names) {
      node.version++
      node.below++
      node.children ??= new Map()
      let child = node.children.get(name)
      if (!child) {
        child = makeNode(this.#nodes.length, name, node)
        node.children.set(name, child)
        this.#nodes.push(child)
      }
      node = child
    }
    this.#topics.set(topic, node)
    this.totals.topics++
    return node
  }

  /** The library's buffer is a window on a larger one: the bytes are copied, into the last ones' place where they fit. */
  #keep(node: SurveyNode, payload: Uint8Array, most: number): void {
    const wanted = Math.min(payload.length, most)
    if (!node.bytes || node.bytes.length < wanted) {
      const size = Math.max(16, wanted)
      const more = size - (node.bytes?.length ?? 0)
      if (this.#memory + more > this.#limits.memory) {
        this.totals.unkept++
        node.kept = 0
        return
      }
      this.#memory += more
      node.bytes = new Uint8Array(size)
    }
    node.bytes.set(payload.length > wanted ? payload.subarray(0, wanted) : payload)
    node.kept = wanted
  }
}

function makeNode(id: number, name: string, parent: SurveyNode | null): SurveyNode {
  return {
    id,
    name,
    parent,
    children: null,
    version: 0,
    below: 0,
    count: 0,
    seen: 0,
    counted: 0,
    rate: 0,
    recent: 0,
    seconds: 0,
    sum: 0,
    bytes: null,
    kept: 0,
    length: 0,
    isRetained: false,
    received: NaN,
  }
}

const { compare } = new Intl.Collator('en', { numeric: true })
