import type { Work } from '#twin/Work.ts'

/** Milliseconds of work before the page has its turn: half a frame. */
const slice = 8
/** How much other work waits for its next slice. */
let waiting = 0

/**
 * Does long work without blocking the page: for 8 ms, then whatever waits (a click, a frame, messages), then on. Little work is done
 * within the first slice, before this returns, unless other work is not done yet: what one click begins would add up.
 * Null when `signal` says to stop: then the rest is never done. `clock` tells milliseconds.
 */
export async function inSlices<Result>(
  work: Work<Result>,
  signal?: AbortSignal,
  clock: () => number = now,
): Promise<Result | null> {
  if (waiting > 0) await turnOfOthers()
  let began = clock()
  for (;;) {
    if (signal?.aborted) return null
    const { done, value } = work.next()
    if (done) return value
    if (clock() - began < slice) continue
    // one after the other on purpose: this is how the page breathes
    // oxlint-disable-next-line no-await-in-loop
    await turnOfOthers()
    began = clock()
  }
}

function now(): number {
  return performance.now()
}

/** A message to oneself comes after what waits already; a timer would come 4 ms late. */
function turnOfOthers(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  waiting++
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      waiting--
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
