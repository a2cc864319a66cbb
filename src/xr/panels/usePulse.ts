import { effect, untracked } from '@preact/signals-core'
import { useContext, useEffect, useRef } from 'react'
import { onPulse } from '#state/pulse.ts'
import { PanelContext } from './PanelContext.ts'

/** Calls `look` every so many beats of the page's slow clock, of which there are four a second, and at once; not while nobody sees the panel. */
export function usePulse(look: () => void, every = 1): void {
  const { isShown } = useContext(PanelContext)
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  useEffect(() => {
    return effect(() => {
      if (!isShown.value) return undefined
      return untracked(() => {
        let beat = 0
        latest.current()
        return onPulse(() => {
          beat++
          if (beat % every === 0) latest.current()
        })
      })
    })
  }, [every, isShown])
}
