import type { SubscribeOptions, Transport, TransportKind } from '../transports/Transport.ts'
import type { Cut, Recorder } from './Recorder.ts'
import {
  openLine,
  sharedNow,
  type FromRecorders,
  type Stream,
  type ToRecorders,
} from './RecordingChannel.ts'

/** Milliseconds between two looks at whether a chunk is full. */
const interval = 1000

/** What is being recorded of a link. */
type Running = { id: string; begun: number; recorder: Recorder; isFailed: boolean }

/**
 * A way to a broker whose messages, and what is sent, are recorded while the page (by its key) wants it. Until then a message costs one comparison.
 */
export function recordLink(
  open: TransportKind['open'],
  page: string,
  stream: Stream,
): TransportKind['open'] {
  /** So that with a recording the broker shows what it keeps. */
  const filters = new Map<string, SubscribeOptions | undefined>()
  let link: Transport | null = null
  let running: Running | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let stopped = ''
  const isOf = (topic: string, payload: Uint8Array, isRetained: boolean) => {
    if (running) running.recorder.note(topic, payload, isRetained, sharedNow() - running.begun)
  }

  const keep = async (of: Running, cut: Cut) => {
    const { keepChunk } = await import('./keepChunk.ts')
    const kept = await keepChunk(of.id, stream, cut)
    if ('bytes' in kept) tell({ kind: 'kept', id: of.id, stream, to: cut.to, bytes: kept.bytes })
    else if (!of.isFailed) {
      of.isFailed = true
      tell({ kind: 'failed', id: of.id, reason: kept.reason })
    }
  }

  const begin = async ({ id, begun, consent }: ToRecorders & { kind: 'record' }) => {
    const { Recorder } = await import('./Recorder.ts')
    if (running?.id === id) {
      running.recorder.setConsent(consent, sharedNow() - begun)
      return
    }
    // Stopped before it was loaded.
    if (id === stopped) return
    kept = []
    const recorder = new Recorder((cut) => void kept.push(keep(mine, cut)))
    const mine: Running = { id, begun, recorder, isFailed: false }
    recorder.setConsent(consent, 0)
    running = mine
    clearInterval(timer)
    timer = setInterval(() => recorder.tick(sharedNow() - begun), interval)
    for (const [filter, options] of filters) link?.subscribe([filter], options)
  }

  let kept: Promise<void>[] = []
  const { tell, close } = openLine<FromRecorders, ToRecorders>(
    page,
    ['record', 'stop'],
    (message) => {
      if (message.kind === 'record') void begin(message)
      else if (running) {
        const { id, begun, recorder } = running
        stopped = id
        recorder.cut(sharedNow() - begun)
        running = null
        clearInterval(timer)
        void Promise.all(kept).then(() => tell({ kind: 'stopped', id, stream }))
      }
    },
  )
  tell({ kind: 'asks' })

  return (wish, events) => {
    for (const filter of wish.filters) filters.set(filter, undefined)
    const opened = open(wish, {
      ...events,
      onMessage(topic, payload, isRetained = false) {
        if (running) isOf(topic, payload, isRetained)
        events.onMessage(topic, payload, isRetained)
      },
    })
    link = opened
    return {
      restart: (reason) => opened.restart(reason),
      publish(topic, payload, expiry) {
        if (running) isOf(topic, payload, false)
        return opened.publish(topic, payload, expiry)
      },
      keep(topic, payload) {
        if (running) isOf(topic, payload, true)
        return opened.keep(topic, payload)
      },
      subscribe(added, options) {
        for (const filter of added) filters.set(filter, options)
        opened.subscribe(added, options)
      },
      unsubscribe(gone) {
        for (const filter of gone) filters.delete(filter)
        opened.unsubscribe(gone)
      },
      close() {
        close()
        clearInterval(timer)
        opened.close()
      },
    }
  }
}
