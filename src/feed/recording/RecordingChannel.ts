import type { Consent } from './Recorder.ts'

/** The links that are recorded: the plant's values, and the room. */
export const streams = ['feed', 'room'] as const
export type Stream = (typeof streams)[number]

/** What a page tells its workers while it records. */
export type ToRecorders =
  /** `begun`: epoch milliseconds, by `performance.timeOrigin + performance.now()`. */
  { kind: 'record'; id: string; begun: number; consent: Consent } | { kind: 'stop' }

/** What they answer. */
export type FromRecorders =
  /** One has begun and asks whether there is something to do. */
  | { kind: 'asks' }
  /** A chunk is kept: so far the recording reaches, milliseconds, and it takes so many bytes more. */
  | { kind: 'kept'; id: string; stream: Stream; to: number; bytes: number }
  | { kind: 'stopped'; id: string; stream: Stream }
  /** It could not be kept: the rest of a sentence. */
  | { kind: 'failed'; id: string; reason: string }

/** What a page that replays tells its workers. */
export type ToReplays = {
  kind: 'play'
  /** Milliseconds of the recording at `wall`, and how many of them a real one is. */
  at: number
  speed: number
  isPlaying: boolean
  /** Epoch milliseconds, by `performance.timeOrigin + performance.now()`. */
  wall: number
  /** Rises with every jump. */
  jump: number
}

export type FromReplays = { kind: 'asks' } | { kind: 'reached'; stream: Stream; jump: number }

/** The scheme of an address that stands for a broker and is a recording: `recording:ID?begun=EPOCH&page=KEY`. */
export const scheme = 'recording:'

/** A time that all threads of a page agree on: epoch milliseconds. */
export function sharedNow(): number {
  return performance.timeOrigin + performance.now()
}

/** Reads such an address; null for another one. */
export function readAddress(broker: string): { id: string; begun: number; page: string } | null {
  if (!broker.startsWith(scheme) || !URL.canParse(broker)) return null
  const { pathname, searchParams } = new URL(broker)
  const begun = Number(searchParams.get('begun'))
  const page = searchParams.get('page') ?? ''
  return pathname === '' || !Number.isFinite(begun) ? null : { id: pathname, begun, page }
}

export function makeAddress(id: string, begun: number, page: string): string {
  return `${scheme}${id}?begun=${begun}&page=${page}`
}

/** One end of what a page (by its key) and its workers say to each other. */
export type Line<Say> = {
  readonly tell: (message: Say) => void
  readonly close: () => void
}

/** Opens an end; `hear` gets what is of these kinds: all ends of a page are on one line. */
export function openLine<Say, Hear extends { kind: string }>(
  page: string,
  kinds: readonly Hear['kind'][],
  hear: (message: Hear) => void,
): Line<Say> {
  const channel = new BroadcastChannel(`gemba-recording-${page}`)
  channel.addEventListener('message', ({ data }: MessageEvent<Hear>) => {
    if (kinds.includes(data.kind)) hear(data)
  })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}
