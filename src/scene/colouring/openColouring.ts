import { noteColouring, useColouring } from '#state/colouring.ts'
import { inSlices } from '#state/inSlices.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import type { Work } from '#twin/Work.ts'
import { ColourPaint } from './ColourPaint.ts'
import { differenceBuckets } from './differenceBuckets.ts'
import { propertyBuckets } from './propertyBuckets.ts'
import { signalBuckets } from './signalBuckets.ts'

/**
 * Colours the models by what is chosen in `useColouring`, now and when it, the twin or the models change. What is there stays
 * until what comes is worked out, without blocking the page; a newer choice ends that. Returns its stop.
 */
export function openColouring(): () => void {
  let paint: ColourPaint | null = null
  let coming = new AbortController()
  const open = async (): Promise<void> => {
    coming.abort()
    const { signal } = (coming = new AbortController())
    // without a choice the colours go at once
    if (useColouring.getState().by === null) return take(null)
    const made = await inSlices(makePaint(), signal)
    if (signal.aborted) return undefined
    take(made)
    if (!made) return undefined
    made.update(useColouring.getState().range)
    return noteColouring(made.legend, (place) => made.partsIn(place))
  }
  const take = (next: ColourPaint | null): void => {
    paint?.close()
    paint = next
  }
  void open()
  const stops = [
    useColouring.subscribe((now, before) => {
      if (now.by !== before.by) void open()
      else if (now.range !== before.range) paint?.update(now.range)
    }),
    usePlant.subscribe((now, before) => {
      if (now.tables !== before.tables || now.twin !== before.twin) void open()
    }),
    onPulse(() => paint?.update(useColouring.getState().range)),
  ]
  return () => {
    coming.abort()
    for (const stop of stops) stop()
    take(null)
  }
}

function* makePaint(): Work<ColourPaint | null> {
  const { by } = useColouring.getState()
  const { twin, signals, tables } = usePlant.getState()
  if (!by || !twin || !signals || tables.length === 0) return null
  if (by.kind === 'signal') return new ColourPaint(tables, signalBuckets(twin, signals, tables, by))
  if (by.kind === 'difference') return new ColourPaint(tables, differenceBuckets(twin, tables, by))
  const buckets = yield* propertyBuckets(tables, by.key)
  yield
  return new ColourPaint(tables, buckets)
}
