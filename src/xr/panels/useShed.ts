import { batch } from '@preact/signals-core'
import { VanillaComponent, VanillaText, type VanillaContainer } from '@react-three/uikit'
import { useLayoutEffect, type RefObject } from 'react'

/**
 * Takes a piece of a panel apart before React takes it away. Otherwise each thing on it first becomes a panel of its own, with all
 * that depends on that computed anew, which takes longer than building it.
 */
export function useShed(piece: RefObject<VanillaContainer | null>): void {
  useLayoutEffect(() => {
    const { current } = piece
    return () => {
      batch(() => {
        current?.traverse((each) => {
          // A text outlives its end, and would ask for letters that are nobody's.
          if (each instanceof VanillaText) each.properties.setEnabled(false)
          // It has a public way only that takes it out of its parent first.
          if (each instanceof VanillaComponent) each['abortController'].abort()
        })
      })
    }
  }, [piece])
}
