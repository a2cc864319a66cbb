/** What the worker that listens to a broker's topics is asked for, and what it answers; data, the same on both sides. */

/** One level of a topic below an opened branch. Its id is a number for as long as the survey is open; 0 is the root. */
export type TopicBranch = {
  id: number
  /** The level's own text; empty for `a//b`. */
  name: string
  /** A message came on exactly this topic. */
  isTopic: boolean
  /** Topics below it, itself not included. */
  below: number
}

/** A part of a payload that could become a signal. */
export type TopicLeaf = {
  /** Dotted path; empty for the whole payload. */
  path: string
  /** Levels of nesting, for the indentation. */
  depth: number
  /** Its own name in the object or list; empty for the whole payload. */
  name: string
  kind: 'number' | 'text' | 'boolean' | 'null' | 'object' | 'list'
  /** The value as text, cut; empty for objects and lists that follow line by line. */
  text: string
  /** What it seems to be. */
  role: 'value' | 'time' | 'quality' | 'unit' | 'name' | 'other'
  /** Why it cannot be bound; empty when it can. */
  refusal: string
  guess: TopicGuess
}

/** How a leaf could be bound; a person changes what is wrong. */
export type TopicGuess = {
  codec: string
  /** The codec's options: `{ path, time, quality }`. */
  options: Record<string, unknown>
  key: string
  name: string
  unit: string
}

/** The topic that a person looks at. */
export type TopicLook = {
  id: number
  topic: string
  count: number
  /** Messages a second. */
  rate: number
  /** Seconds since the last message. */
  age: number
  /** Bytes of the last payload. */
  length: number
  /** Bytes of it that were kept. */
  kept: number
  /** The broker keeps a message of this topic for those who come later. */
  isRetained: boolean
  /** Changes with every message. */
  version: number
  /** What the payload is, in a word or two: `JSON`, `number`, `text`, `Sparkplug B`, `binary`. */
  format: string
  /** Lines of JSON or the whole payload, in their order; none for what is shown as bytes. */
  leaves: readonly TopicLeaf[]
  /** Lines that were left out. */
  leftOut: number
  /** The payload as text or as hexadecimal bytes where it has no leaves, cut. */
  raw: string
}

/** A signal as the form has it now, to be read from the last payload with the real codec. */
export type TopicTrial = {
  key: string
  codec: string
  options: Record<string, unknown>
  states: { code: number; name: string }[] | null
}

/** What the codec read: a value, or why there is none. */
export type TopicTrialResult = { value: number; reason: string }

export type TopicAsk = {
  /** Branches whose children are wanted, each with the version that is known already (-1: none). */
  open: readonly { id: number; version: number }[]
  /** Branches in sight, whose counts and rates are wanted. */
  figures: readonly number[]
  /** The topic looked at, with the version that is known; null for none. */
  look: { id: number; version: number } | null
  trial: TopicTrial | null
}

export type TopicReport = {
  /** Children of asked branches that have changed, sorted by name. */
  branches: readonly { id: number; version: number; children: readonly TopicBranch[] }[]
  /** Messages and messages a second of each asked branch and all below it, in the order of the question. */
  counts: readonly number[]
  rates: readonly number[]
  /** Null when nobody asked or the id is not known; `leaves` and `raw` only when there is a newer version. */
  look: TopicLook | null
  trial: TopicTrialResult | null
  totals: TopicTotals
}

export type TopicTotals = {
  topics: number
  messages: number
  rate: number
  /** Messages of topics that found no place in the table. */
  unlisted: number
  /** Payloads that were counted but not kept, because the memory for them is full. */
  unkept: number
  /** So much comes that only a part of the time is listened to. */
  isResting: boolean
}

/** The survey's own link to the broker. */
export type TopicLink = {
  status: 'connecting' | 'connected' | 'lost' | 'refused'
  reason: string
  /** The filter that the broker refuses, or empty. */
  refused: string
}
