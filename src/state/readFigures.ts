import type { NoteFigure } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import type { History } from '#twin/History.ts'
import { Quality, qualityName } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import { sayNumber } from '#twin/sayValue.ts'
import { trendSpan } from '#twin/trendData.ts'
import type { Signal } from '#twin/Twin.ts'
import { usePlant } from './plant.ts'
import { slotsOfPart } from './slotsOfPart.ts'

/** Points of a trend: four of them are about a kilobyte. */
const points = 48

/** What the signals of a part's asset say now, those that the part itself shows first, each with its last minutes; four at most. */
export function readFigures(part: string | null): NoteFigure[] {
  const { twin, signals, history, assetOfPart, explain } = usePlant.getState()
  if (!twin || !signals || part === null) return []
  const { bound, others } = slotsOfPart(twin, assetOfPart(part), part, explain)
  const now = performance.now()
  const known = [...bound, ...others].filter((slot) => signals.quality[slot] !== Quality.never)
  const figures = known.slice(0, noteLimits.figures).map((slot): NoteFigure => {
    return readFigure(twin.signals[slot], signals, history, slot, now, points)
  })
  while (JSON.stringify(figures).length > noteLimits.figuresText) figures.pop()
  return figures
}

/** What one signal says now, with its last minutes in so many points. */
export function readFigure(
  signal: Signal,
  signals: SignalTable,
  history: History | null,
  slot: number,
  now: number,
  count: number,
): NoteFigure {
  const told = signals.time[slot]
  return {
    signal: signal.id.slice(0, 200),
    name: signal.name.slice(0, 100),
    value: sayNumber(signal, signals.value[slot]).slice(0, 60),
    unit: signal.states ? '' : signal.unit.slice(0, 40),
    quality: qualityName(signals.quality[slot]),
    at: Math.round(told > 0 ? told : performance.timeOrigin + signals.received[slot]),
    trend: signal.states || !history ? null : readTrend(history, slot, now, count),
  }
}

/** A value holds until the next one comes. Null when there is nothing to draw. */
export function readTrend(
  history: History,
  slot: number,
  now: number,
  count = points,
): NoteFigure['trend'] {
  const times = new Float64Array(history.capacity)
  const values = new Float64Array(history.capacity)
  const known = history.copy(slot, times, values)
  if (known === 0) return null
  const span = trendSpan(times[0], now)
  const held: (number | null)[] = []
  let next = 0
  for (let i = 1; i <= count; i++) {
    const at = now - span + (span * i) / count
    while (next < known && times[next] <= at) next++
    const value = next === 0 ? NaN : values[next - 1]
    held.push(Number.isFinite(value) ? Number(value.toPrecision(5)) : null)
  }
  return { seconds: Math.round(span / 1000), values: held }
}
