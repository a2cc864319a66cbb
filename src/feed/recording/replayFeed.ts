import type { AlarmWish } from '../alarms/AlarmPost.ts'
import { systemClock } from '../Clock.ts'
import { FeedBatch } from '../FeedBatch.ts'
import { FeedCore, type FeedParts } from '../FeedCore.ts'
import { makeFeedCounts, type FeedWish, type FromFeed, type ToFeed } from '../FeedMessage.ts'
import { openReplay } from './openReplay.ts'
import type { readAddress } from './RecordingChannel.ts'

type Address = NonNullable<ReturnType<typeof readAddress>>

/** The feed over a recording: it lives by the recording's clock, and tells the page times by the page's. */
export async function replayFeed(
  { id, begun, page }: Address,
  wish: FeedWish,
  parts: Pick<FeedParts, 'codecs' | 'sessions' | 'compile' | 'post'>,
): Promise<{ receive(message: ToFeed): void }> {
  const alarms: AlarmWish[] = []
  let clock = systemClock
  let counts = makeFeedCounts()
  let connection = ''
  const post = (message: FromFeed, transfer?: ArrayBuffer[]) => {
    if (message instanceof ArrayBuffer) {
      const batch = new FeedBatch(wish.signals.length, message)
      batch.shift(systemClock.now() - clock.now())
      batch.numbers[0] = systemClock.now()
    } else if (message.kind === 'pulse') {
      counts = message.counts
      return
    } else if (message.kind === 'connection') {
      const said = JSON.stringify(message)
      if (said === connection) return
      connection = said
    }
    parts.post(message, transfer)
  }
  const { replay } = await openReplay<FeedCore>({
    id,
    stream: 'feed',
    page,
    make(own, open) {
      clock = own
      const wall = () => begun + own.now()
      const core = new FeedCore(wish, { ...parts, post, open, clock: own, wall })
      for (const each of alarms) core.receive({ kind: 'alarms', wish: each })
      return core
    },
    // What there was at another time is not there any more.
    onJump(core) {
      for (let slot = 0; slot < core.table.size; slot++) core.table.mark(slot)
      core.receive({ kind: 'resync' })
    },
    onTrouble: (reason) => parts.post({ kind: 'problem', ...sayTrouble(reason) }),
  })
  systemClock.every(1000, () => parts.post({ kind: 'pulse', now: systemClock.now(), counts }))
  return {
    receive(message) {
      if (!(message instanceof ArrayBuffer) && message.kind === 'alarms') alarms.push(message.wish)
      replay.core?.receive(message)
    },
  }
}

function sayTrouble(reason: string) {
  const text = `A part of this recording cannot be replayed: ${reason}.`
  const advice = 'The rest of it is replayed.'
  const problem = { from: 'feed', severity: 'error', text, advice } as const
  return { problem, slots: [], times: 1, reason }
}
