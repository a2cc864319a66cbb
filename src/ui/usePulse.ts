import { useEffect, useEffectEvent } from 'react'
import { useHeadset } from '#state/headset.ts'
import { onPulse } from '#state/pulse.ts'

/** What the page samples: all in the same frame, so that the browser lays it out once. */
const samples = new Set<() => void>()
/** Pulses from one sample to the next while a headset is on, and the page is beside it. */
const aside = 4
let pulses = 0
let stop: (() => void) | null = null

/**
 * Calls `sample` on the page's slow clock while the component is there, and once at its start. It writes into elements by their
 * refs: nothing that follows a live value goes through React state. `every` 4 means about once a second.
 */
export function usePulse(sample: () => void, every = 1): void {
  const latest = useEffectEvent(sample)
  useEffect(() => {
    let turns = 0
    const take = (): void => {
      if (++turns % every === 0) latest()
    }
    latest()
    samples.add(take)
    stop ??= onPulse(sampleAll)
    return () => {
      samples.delete(take)
      if (samples.size > 0) return
      stop?.()
      stop = null
    }
  }, [every])
}

/** Writes a text into an element, only when it differs: the browser lays out nothing that did not change. */
export function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}

function sampleAll(): void {
  if (useHeadset.getState().session !== null && ++pulses % aside !== 0) return
  for (const take of samples) take()
}
