import { useEffect, useState, type ReactNode } from 'react'
import { onPulse } from '#state/pulse.ts'
import { Words } from './Words.tsx'

/** Beats of the slow clock for which something is said: six seconds. */
const lasts = 24

/** Says something for a while: what says it, and where it is written. */
export function useSay(): [say: (words: string) => void, words: ReactNode] {
  const [said, setSaid] = useState<{ words: string } | null>(null)
  useEffect(() => {
    if (!said) return undefined
    let left = lasts
    return onPulse(() => {
      left--
      if (left === 0) setSaid(null)
    })
  }, [said])
  const words = said && (
    <Words tone="warning" size="small" wraps>
      {said.words}
    </Words>
  )
  return [(next) => setSaid({ words: next }), words]
}
