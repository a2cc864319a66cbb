import { codecs } from '#feed/codecs/index.ts'
import type { Clock } from '#feed/Clock.ts'
import type { OpenSession } from '#feed/codecs/Session.ts'
import type { AlarmNews } from '#feed/alarms/AlarmPost.ts'
import { FeedBatch, firstSample, sampleWidth } from '#feed/FeedBatch.ts'
import { FeedCore } from '#feed/FeedCore.ts'
import type { FeedConnection, FeedWish, FromFeed } from '#feed/FeedMessage.ts'
import type { TransportKind } from '#feed/transports/Transport.ts'
import type { CompileFormula } from '#feed/formulas/compileFormula.ts'
import { qualityName } from '#twin/Quality.ts'

/** A feed's core with what it posted, by kind; it acknowledges batches only when told to. */
export function openCore(
  wish: FeedWish,
  kind: Pick<TransportKind, 'open'>,
  clock: Clock,
  acknowledge = true,
  sessions: Record<string, OpenSession> = {},
  compile?: CompileFormula,
) {
  const batches: ReturnType<typeof readBatch>[] = []
  const connections: FeedConnection[] = []
  const problems: { text: string; times: number; slots: readonly number[]; advice?: string }[] = []
  const reasons: { slots: readonly number[]; reason: string }[] = []
  const alarms: AlarmNews[] = []
  const waiting: ArrayBuffer[] = []
  let pulses = 0
  const post = (message: FromFeed, transfer?: ArrayBuffer[]) => {
    const sent = structuredClone(message, { transfer })
    if (sent instanceof ArrayBuffer) {
      batches.push(readBatch(new FeedBatch(wish.signals.length, sent)))
      waiting.push(sent)
      // As from another thread: never within the call.
      if (acknowledge) queueMicrotask(answer)
    } else if (sent.kind === 'connection') connections.push(sent.connection)
    else if (sent.kind === 'pulse') pulses++
    else if (sent.kind === 'alarms') alarms.push(sent.news)
    else if (sent.kind === 'problem') {
      const { text, advice } = sent.problem
      problems.push({ text, times: sent.times, slots: sent.slots, ...(advice && { advice }) })
    } else reasons.push(sent)
  }
  const answer = () => {
    const buffer = waiting.shift()
    if (buffer) core.receive(buffer)
  }
  const core = new FeedCore(wish, {
    codecs,
    sessions,
    compile,
    open: (...args) => kind.open(...args),
    clock,
    post,
  })
  const quality = (slot: number) => qualityName(core.table.quality[slot])
  return {
    core,
    alarms,
    batches,
    connections,
    problems,
    reasons,
    answer,
    quality,
    pulses: () => pulses,
  }
}

function readBatch({ numbers, samples, lags }: FeedBatch) {
  const each = (place: number) =>
    Array.from({ length: samples }, (_, i) => numbers[firstSample + i * sampleWidth + place])
  return { slots: each(0), values: each(1), qualities: each(4).map(qualityName), lags }
}
