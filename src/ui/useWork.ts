import { useEffect, useState } from 'react'
import { inSlices } from '#state/inSlices.ts'
import type { Work } from '#twin/Work.ts'

/** Milliseconds after which a person is told that something is being done. */
const long = 300

/** What came of work: until newer work is done, what came of older (null at first). */
export type Done<Result> = { result: Result | null; isCurrent: boolean; isLong: boolean }

/**
 * Does work when it changes, without blocking the page; newer work ends older. `make` must stay the same function for the same
 * work; null is for none.
 */
export function useWork<Result>(make: (() => Work<Result>) | null): Done<Result> {
  const [done, setDone] = useState<{ make: typeof make; result: Result } | null>(null)
  const [slow, setSlow] = useState<{ make: typeof make } | null>(null)
  useEffect(() => {
    if (!make) return undefined
    const abort = new AbortController()
    const timer = setTimeout(() => setSlow({ make }), long)
    const run = async (): Promise<void> => {
      const ended = await inSlices(wrap(make()), abort.signal)
      clearTimeout(timer)
      if (ended) setDone({ make, ...ended })
    }
    void run()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [make])
  if (!make) return { result: null, isCurrent: true, isLong: false }
  const isCurrent = done?.make === make
  return { result: done?.result ?? null, isCurrent, isLong: !isCurrent && slow?.make === make }
}

/** So that a result of null is told from none. */
function* wrap<Result>(work: Work<Result>): Work<{ result: Result }> {
  return { result: yield* work }
}
