import { useMemo, useRef, type RefObject } from 'react'
import { usePlant } from '#state/plant.ts'
import { trendSpan } from '#twin/trendData.ts'
import { sparkPath } from './sparkPath.ts'
import { usePulse } from './usePulse.ts'

/** A small line of a signal's last values, 64 by 20, drawn once a second into the path that gets what this returns. */
export function useSpark(slot: number): RefObject<SVGPathElement | null> {
  const path = useRef<SVGPathElement>(null)
  const history = usePlant((plant) => plant.history)
  const scratch = useMemo(() => {
    const size = history?.capacity ?? 0
    return { times: new Float64Array(size), values: new Float64Array(size) }
  }, [history])
  usePulse(() => {
    if (!history || !path.current) return
    const { times, values } = scratch
    const count = history.copy(slot, times, values)
    const now = performance.now()
    const span = trendSpan(count > 0 ? times[0] : now, now)
    path.current.setAttribute('d', sparkPath(times, values, count, now, span, 64, 20))
  }, 4)
  return path
}
