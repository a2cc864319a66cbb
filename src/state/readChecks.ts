import { inspectionLimits, type SignalCheck } from '#people/inspections/InspectionRecord.ts'
import type { Expectation } from '#twin/Inspection.ts'
import { Quality } from '#twin/Quality.ts'
import { usePlant } from './plant.ts'
import { readFigure } from './readFigures.ts'

/** What the signals of a step say now, and whether that is what is expected of them. */
export function readChecks(expected: readonly Expectation[]): SignalCheck[] {
  const { twin, signals, history } = usePlant.getState()
  if (!twin || !signals) return []
  const now = performance.now()
  return expected.map(({ signal: slot, below, above, is }) => {
    const signal = twin.signals[slot]
    const value = signals.value[slot]
    const figure = readFigure(signal, signals, history, slot, now, inspectionLimits.trend)
    const isKnown = signals.quality[slot] === Quality.good && Number.isFinite(value)
    const holds =
      (below === undefined || value < below) &&
      (above === undefined || value > above) &&
      (is === undefined || value === is)
    return {
      ...figure,
      at: Math.max(1, figure.at),
      number: Number.isFinite(value) ? value : null,
      ...(below !== undefined && { below }),
      ...(above !== undefined && { above }),
      ...(is !== undefined && {
        is: signal.states?.find(({ code }) => code === is)?.name ?? String(is),
      }),
      holds: isKnown ? holds : null,
    }
  })
}
