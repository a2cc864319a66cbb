import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useState } from 'react'

/**
 * How many of `count` things are still there: all, until the headset is left; from then on one fewer in each frame of the page.
 * Taken away together, all panels that a person has opened hold the page up for a sixth of a second.
 */
export function useLeaving(count: number, isLeaving: boolean): number {
  const [gone, setGone] = useState(0)
  const invalidate = useThree((state) => state.invalidate)
  // The page draws only what is asked for: without this the last things stay until something else moves.
  useEffect(() => {
    if (isLeaving && gone < count) invalidate()
  }, [isLeaving, gone, count, invalidate])
  useFrame(() => {
    if (isLeaving && gone < count) setGone(gone + 1)
  })
  return count - Math.min(gone, count)
}
