import type { Signal } from '#twin/Twin.ts'
import { systemClock } from './Clock.ts'
import { codecs } from './codecs/index.ts'
import { FeedCore } from './FeedCore.ts'
import type { FeedWish, ToFeed } from './FeedMessage.ts'
import { loadFormulas } from './loadFormulas.ts'
import { loadSessions } from './loadSessions.ts'
import { heldPasses } from './login/heldPasses.ts'
import { transportFor } from './transports/index.ts'

let core: FeedCore | undefined
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

async function open(wish: FeedWish): Promise<void> {
  const kind = transportFor(wish.broker)
  if (!kind) throw new Error(`feed.worker: no transport for ${wish.broker}`)
  const [sessions, compile] = await Promise.all([
    loadSessions(signals, codecs),
    loadFormulas(signals),
  ])
  if (isClosed) return
  core = new FeedCore(wish, {
    codecs,
    sessions,
    compile,
    open: (...all) => kind.open(...all),
    clock: systemClock,
    post: (message, transfer = []) => self.postMessage(message, { transfer }),
  })
  if (gate) core.receive(gate)
  for (const each of early.splice(0)) core.receive(each)
}
