import { inflateSync } from 'fflate'
import { systemClock, type Clock } from '../Clock.ts'
import type { TransportKind } from '../transports/Transport.ts'
import { largestChunk, readChunk } from './Chunk.ts'
import { openRecordings, type StoredChunk } from './openRecordings.ts'
import {
  openLine,
  sharedNow,
  type FromReplays,
  type Stream,
  type ToReplays,
} from './RecordingChannel.ts'
import { Replay, type ReplayCore } from './Replay.ts'

export type ReplayWish<Core extends ReplayCore> = {
  id: string
  stream: Stream
  /** The key of the page. */
  page: string
  make(clock: Clock, open: TransportKind['open']): Core
  /** Another moment was jumped to, with a new core. */
  onJump(core: Core): void
  onTrouble(reason: string): void
}

/** Milliseconds between two steps: about a frame. */
const interval = 16

/** Replays a stream of a recording as the page says: its time, its speed, its jumps. */
export async function openReplay<Core extends ReplayCore>(
  wish: ReplayWish<Core>,
): Promise<{ readonly replay: Replay<Core>; speed(): number; close(): void }> {
  const { id, stream, page } = wish
  const recordings = await openRecordings()
  const replay = new Replay<Core>({
    make: (clock, open) => wish.make(clock, open),
    async load(at) {
      const chunk = await recordings.chunkAt(id, stream, Math.floor(at)).catch(() => null)
      if (!chunk) return null
      const bytes = unpack(chunk)
      const entries = bytes && readChunk(bytes, chunk.from)
      if (!entries)
        wish.onTrouble(`the piece from second ${Math.round(chunk.from / 1000)} on is damaged`)
      return { to: chunk.to, entries: entries ?? [] }
    },
  })
  let wanted: ToReplays | null = null
  let done = -1
  let isJumping = false
  const { tell, close } = openLine<FromReplays, ToReplays>(page, ['play'], (message) => {
    wanted = message
  })
  tell({ kind: 'asks' })
  const jump = async (to: ToReplays) => {
    isJumping = true
    await replay.seek(Math.max(0, target(to)))
    done = to.jump
    isJumping = false
    if (replay.core) wish.onJump(replay.core)
    tell({ kind: 'reached', stream, jump: done })
  }
  const stop = systemClock.every(interval, () => {
    if (!wanted || isJumping) return
    if (wanted.jump !== done) void jump(wanted)
    else replay.advanceTo(Math.max(replay.now, target(wanted)))
  })
  return {
    replay,
    speed: () => wanted?.speed ?? 1,
    close() {
      stop()
      close()
      replay.close()
      recordings.close()
    },
  }
}

function target({ at, isPlaying, speed, wall }: ToReplays): number {
  return at + (isPlaying ? (sharedNow() - wall) * speed : 0)
}

/** What is in a packed chunk; null when it is damaged or larger than it says. */
function unpack({ packed, size }: StoredChunk): Uint8Array | null {
  if (!(size >= 0 && size <= largestChunk)) return null
  try {
    // With room for one byte more, what is longer shows itself and still cannot grow.
    const bytes = inflateSync(packed, { out: new Uint8Array(size + 1) })
    return bytes.length === size ? bytes : null
  } catch {
    // Whatever a damaged one makes of the unpacking, it is damaged.
    return null
  }
}
