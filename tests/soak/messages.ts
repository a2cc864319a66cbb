import { measureBareReceiver } from '../bench/measureBareReceiver.ts'
import { measureMessages } from '../bench/measureMessages.ts'
import { atLeast, atMost, type Verdict } from './Verdict.ts'

/** R1: telemetry, one value a message, for a minute. */
export async function telemetry(): Promise<Verdict[]> {
  const { fps, lagP99, lost } = await measureMessages({
    parts: 10_000,
    perSecond: 5000,
    seconds: 60,
  })
  return [
    atMost('lag p99, ms', lagP99, 300),
    atLeast('frames a second', fps, 50),
    atMost('signals that do not show the last value', lost, 0),
  ]
}

/** R2: more than a browser can take. */
export async function overload(): Promise<Verdict[]> {
  const load = { parts: 10_000, perSecond: 40_000, seconds: 15 }
  const { fps, heapMoreMb, shownLagP95, recoveredMs, lost } = await measureMessages(load)
  // What this machine's browser can take at all, with the same broker and publisher beside it.
  const bare = await measureBareReceiver(load)
  const times = Math.round((recoveredMs / bare.recoveredMs) * 100) / 100
  console.log(
    `A page that does nothing but count catches up after ${Math.round(bare.recoveredMs)} ms.`,
  )
  return [
    atLeast('frames a second', fps, 30),
    atMost('heap more, MB', heapMoreMb, 50),
    atLeast('the lag that is shown, p95, ms', shownLagP95, 300),
    atMost('caught up after, ms', recoveredMs, 5000),
    atMost('… against a page that does nothing but count, times', times, 1.1),
    atMost('signals that do not show the last value', lost, 0),
  ]
}

/** R3: fifty values a message, at two rates. */
export async function batches(): Promise<Verdict[]> {
  const load = { parts: 100_000, perMessage: 50, seconds: 30 }
  const usual = await measureMessages({ ...load, perSecond: 400 })
  const many = await measureMessages({ ...load, perSecond: 4000 })
  return [
    atMost('20,000 values/s: lag p99, ms', usual.lagP99, 300),
    atMost('20,000 values/s: signals that do not show the last value', usual.lost, 0),
    atLeast('200,000 values/s: frames a second', many.fps, 50),
    atMost('200,000 values/s: signals that do not show the last value', many.lost, 0),
  ]
}
