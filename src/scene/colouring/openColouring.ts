import { noteColouring, useColouring } from '#state/colouring.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import { ColourPaint } from './ColourPaint.ts'
import { propertyBuckets } from './propertyBuckets.ts'
import { signalBuckets } from './signalBuckets.ts'

/** Colours the models by what is chosen in `useColouring`, now and when it, the twin or the models change. Returns its stop. */
export function openColouring(): () => void {
  let paint: ColourPaint | null = null
  const open = (): void => {
    paint?.close()
    paint = makePaint()
    if (!paint) return
    const made = paint
    made.update(useColouring.getState().range)
    noteColouring(made.legend, (place) => made.partsIn(place))
  }
  open()
  const stops = [
    useColouring.subscribe((now, before) => {
      if (now.by !== before.by) open()
      else if (now.range !== before.range) paint?.update(now.range)
    }),
    usePlant.subscribe((now, before) => {
      if (now.tables !== before.tables || now.twin !== before.twin) open()
    }),
    onPulse(() => paint?.update(useColouring.getState().range)),
  ]
  return () => {
    for (const stop of stops) stop()
    paint?.close()
  }
}

function makePaint(): ColourPaint | null {
  const { by } = useColouring.getState()
  const { twin, signals, tables } = usePlant.getState()
  if (!by || !twin || !signals || tables.length === 0) return null
  const buckets =
    by.kind === 'signal'
      ? signalBuckets(twin, signals, tables, by)
      : propertyBuckets(tables, by.key)
  return new ColourPaint(tables, buckets)
}
