import type { Signal } from '#twin/Twin.ts'
import { systemClock } from './Clock.ts'
import { codecs } from './codecs/index.ts'
import { FeedCore, type FeedParts } from './FeedCore.ts'
import type { FeedWish, ToFeed } from './FeedMessage.ts'
import { loadFormulas } from './loadFormulas.ts'
import { loadSessions } from './loadSessions.ts'
import { heldPasses } from './login/heldPasses.ts'
import { readAddress } from './recording/RecordingChannel.ts'
import { recordLink } from './recording/recordLink.ts'
import { transportFor } from './transports/index.ts'
import type { TransportKind } from './transports/Transport.ts'

let core: { receive(message: ToFeed): void } | undefined
let isClosed = false
/** What was told before there was a core. */
let gate: ToFeed | null = null
const early: ToFeed[] = []
const signals: Signal[] = []

self.addEventListener('message', ({ data }: MessageEvent<ToFeed>) => {
  if (data instanceof ArrayBuffer) core?.receive(data)
  else if (data.kind === 'signals') signals.push(...data.signals)
  else if (data.kind === 'pass') heldPasses.set(data)
  else if (data.kind === 'open') void open({ ...data.wish, signals })
  else {
    isClosed ||= data.kind === 'close'
    if (data.kind === 'maySend') gate = data
    if (data.kind === 'alarms' && !core) early.push(data)
    core?.receive(data)
  }
})

const post: FeedParts['post'] = (message, transfer = []) => self.postMessage(message, { transfer })

async function open(wish: FeedWish): Promise<void> {
  const recording = readAddress(wish.broker)
  const kind = transportFor(wish.broker)
  if (!kind && !recording) throw new Error(`feed.worker: no transport for ${wish.broker}`)
  const [sessions, compile] = await Promise.all([
    loadSessions(signals, codecs),
    loadFormulas(signals),
  ])
  if (isClosed) return
  const parts = { codecs, sessions, compile, post }
  if (recording) {
    const { replayFeed } = await import('./recording/replayFeed.ts')
    core = await replayFeed(recording, wish, parts)
  } else if (kind) {
    const link: TransportKind['open'] = (...all) => kind.open(...all)
    const recorded = wish.page === undefined ? link : recordLink(link, wish.page, 'feed')
    core = new FeedCore(wish, { ...parts, open: recorded, clock: systemClock })
  }
  if (!core) return
  if (gate) core.receive(gate)
  for (const each of early.splice(0)) core.receive(each)
}
