import { useEffect, useEffectEvent } from 'react'
import { onPulse } from '#state/pulse.ts'

/**
 * Calls `sample` on the page's slow clock while the component is there, and once at its start. It writes into elements by their
 * refs: nothing that follows a live value goes through React state. `every` 4 means about once a second.
 */
export function usePulse(sample: () => void, every = 1): void {
  const latest = useEffectEvent(sample)
  useEffect(() => {
    let pulses = 0
    latest()
    return onPulse(() => {
      if (++pulses % every === 0) latest()
    })
  }, [every])
}

/** Writes a text into an element, only when it differs: the browser lays out nothing that did not change. */
export function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
