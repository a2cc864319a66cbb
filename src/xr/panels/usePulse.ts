import { useEffect, useRef } from 'react'
import { onPulse } from '#state/pulse.ts'

/** Calls `look` every so many beats of the page's slow clock, of which there are four a second, and at once. */
export function usePulse(look: () => void, every = 1): void {
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  useEffect(() => {
    let beat = 0
    latest.current()
    return onPulse(() => {
      beat++
      if (beat % every === 0) latest.current()
    })
  }, [every])
}
