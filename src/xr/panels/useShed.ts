import { batch } from '@preact/signals-core'
import { VanillaComponent, VanillaText, type VanillaContainer } from '@react-three/uikit'
import { useLayoutEffect, type RefObject } from 'react'
import type { Object3D } from 'three'
import type { Work } from '#twin/Work.ts'

/** All pieces that there are. */
const pieces = new Set<VanillaContainer>()

/**
 * Takes a piece of a panel apart before React takes it away. Otherwise each thing on it first becomes a panel of its own, with all
 * that depends on that computed anew, which takes longer than building it.
 */
export function useShed(piece: RefObject<VanillaContainer | null>): void {
  useLayoutEffect(() => {
    const { current } = piece
    if (!current) return undefined
    pieces.add(current)
    return () => {
      pieces.delete(current)
      batch(() => current.traverse(shed))
    }
  }, [piece])
}

/**
 * Takes everything on all panels apart, one thing after the other, while React still holds them: for when nobody sees them any
 * more. A menu of which all pages were seen takes 200 ms at once.
 */
export function* shedAll(): Work<void> {
  // Those of a next session come while this goes on.
  const gone = [...pieces]
  for (const piece of gone) {
    const all: Object3D[] = []
    piece.traverse((each) => void all.push(each))
    // Nothing is laid out anew, and nothing is computed again for what loses the thing that it stands on.
    piece.root.peek().onFrameSet.clear()
    for (const each of all.toReversed()) {
      shed(each)
      yield
    }
  }
}

function shed(each: Object3D): void {
  if (!(each instanceof VanillaComponent)) return
  // It has a public way only that takes it out of its parent first.
  const controller = each['abortController']
  if (controller.signal.aborted) return
  // A text outlives its end, and would ask for letters that are nobody's.
  if (each instanceof VanillaText) each.properties.setEnabled(false)
  controller.abort(reason)
}

/** Without one the browser makes an error each time, with all that was called until there: most of what a large panel takes. */
const reason = 'taken away'
