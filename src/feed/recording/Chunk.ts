/** A message as it was recorded. */
export type Recorded = {
  /** When it came, milliseconds after the beginning of the recording. */
  at: number
  topic: string
  payload: Uint8Array
  /** The broker had kept it from before. */
  isRetained: boolean
}

/** Bytes of an unpacked chunk at most; what is longer was not written by us. */
export const largestChunk = 64e6

const [isState, isRetainedBit] = [1, 2]
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Some seconds of a recording as bytes: first the state at `from` (the latest message of each topic, with its own time), then what came, in its order.
 * Each entry: flags, time (before `from`, or since the entry before), number of the topic, length, payload; numbers are varints, and a topic's text
 * stands at its first entry.
 */
export class ChunkWriter {
  readonly from: number
  #bytes = new Uint8Array(4096)
  #size = 0
  #last: number
  readonly #topics = new Map<string, number>()

  constructor(from: number, state: Iterable<Recorded>) {
    this.from = this.#last = Math.round(from)
    for (const entry of state)
      this.#put(isState, Math.max(0, this.from - Math.round(entry.at)), entry)
  }

  get size(): number {
    return this.#size
  }

  /** Times must not go back. */
  add(entry: Recorded): void {
    const at = Math.max(this.#last, Math.round(entry.at))
    this.#put(0, at - this.#last, entry)
    this.#last = at
  }

  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#size)
  }

  #put(kind: number, time: number, { topic, payload, isRetained }: Recorded): void {
    this.#reserve(payload.length + topic.length * 3 + 40)
    this.#bytes[this.#size++] = kind | (isRetained ? isRetainedBit : 0)
    this.#number(time)
    const known = this.#topics.get(topic)
    this.#number(known ?? this.#topics.size)
    if (known === undefined) {
      this.#topics.set(topic, this.#topics.size)
      this.#text(encoder.encode(topic))
    }
    this.#text(payload)
  }

  #text(bytes: Uint8Array): void {
    this.#number(bytes.length)
    this.#bytes.set(bytes, this.#size)
    this.#size += bytes.length
  }

  #number(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128))
      this.#bytes[this.#size++] = (rest % 128) + 128
    this.#bytes[this.#size++] = rest
  }

  #reserve(more: number): void {
    if (this.#size + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + more))
    larger.set(this.#bytes.subarray(0, this.#size))
    this.#bytes = larger
  }
}

/** Reads a chunk that begins at `from`: all of its messages by their time. Null when it is damaged; it may come from anybody. */
export function readChunk(bytes: Uint8Array, from: number): Recorded[] | null {
  const entries: Recorded[] = []
  const topics: string[] = []
  let at = 0
  let last = from
  const number = (): number => {
    let value = 0
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      if (at >= bytes.length) return NaN
      const byte = bytes[at++]
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    return NaN
  }
  const piece = (): Uint8Array | null => {
    const length = number()
    if (!(length <= bytes.length - at)) return null
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const flags = bytes[at++]
    const time = number()
    const index = number()
    if (flags > 3 || !Number.isSafeInteger(time) || !(index <= topics.length)) return null
    if (index === topics.length) {
      const text = piece()
      const topic = text && decode(text)
      if (!topic) return null
      topics.push(topic)
    }
    const payload = piece()
    if (!payload) return null
    if ((flags & isState) === 0) last += time
    const when = (flags & isState) === 0 ? last : from - time
    const isRetained = (flags & isRetainedBit) !== 0
    entries.push({ at: when, topic: topics[index], payload, isRetained })
  }
  return entries.sort((a, b) => a.at - b.at)
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
