import { ChevronRight } from 'lucide-react'
import { lazy, Suspense, useId, useRef } from 'react'
import { usePlant } from '#state/plant.ts'
import { Quality } from '#twin/Quality.ts'
import { sayReceived } from '#twin/sayReceived.ts'
import { sayNumber } from '#twin/sayValue.ts'
import type { Signal } from '#twin/Twin.ts'
import { plainText } from '#twin/plainText.ts'
import { showQuality } from './showQuality.ts'
import css from './SignalRow.module.css'
import { stateColour } from '#twin/stateColour.ts'
import { showState } from './showState.ts'
import { usePulse, write } from './usePulse.ts'
import { useSpark } from './useSpark.ts'

// a page that stays open for weeks outlives its server: without the chart's code the row says so and the rest goes on
const Trend = lazy(() =>
  import('./Trend.tsx').then(
    (module) => ({ default: module.Trend }),
    () => ({ default: NoTrend }),
  ),
)

type Props = { signal: Signal; slot: number; isOpen: boolean; onToggle: () => void }

/** One signal: name, age or quality, a small line of the last five minutes at most, value and unit; opened, a chart. */
export function SignalRow({ signal, slot, isOpen, onToggle }: Props) {
  const row = useRef<HTMLLIElement>(null)
  const value = useRef<HTMLSpanElement>(null)
  const age = useRef<HTMLSpanElement>(null)
  const quality = useRef<HTMLSpanElement>(null)
  const spark = useSpark(slot)
  const signals = usePlant((plant) => plant.signals)
  const twin = usePlant((plant) => plant.twin)
  const reasonOf = usePlant((plant) => plant.reasonOf)
  const reason = useRef<HTMLParagraphElement>(null)
  const chart = useId()
  usePulse(() => {
    if (!signals) return
    const code = signals.quality[slot]
    const received = signals.received[slot]
    write(value.current, sayNumber(signal, signals.value[slot]))
    if (twin && value.current)
      showState(value.current, stateColour(twin, slot, signals.value[slot]))
    if (quality.current) showQuality(quality.current, code, 0, received)
    write(age.current, sayReceived(received, performance.now(), performance.timeOrigin))
    write(reason.current, plainText(reasonOf(slot) ?? '', 300))
    if (row.current)
      row.current.dataset.live = String(code === Quality.good || code === Quality.simulated)
  })
  return (
    <li ref={row} className={css.signal}>
      <button
        type="button"
        className={css.row}
        aria-expanded={isOpen}
        aria-controls={isOpen ? chart : undefined}
        onClick={onToggle}
      >
        <ChevronRight className={css.chevron} aria-hidden />
        <span className={css.words}>
          <span className={css.name} title={`${signal.id} · ${signal.topic || 'computed'}`}>
            {signal.name}
          </span>
          <span className={css.trust}>
            <span ref={quality} />
            <span ref={age} className={css.age} />
          </span>
        </span>
        {!signal.states && (
          <svg className={css.spark} viewBox="0 0 64 20" preserveAspectRatio="none" aria-hidden>
            <path ref={spark} fill="none" vectorEffect="non-scaling-stroke" />
          </svg>
        )}
        <span className={signal.states ? css.state : css.value} ref={value} />
        {!signal.states && <span className={css.unit}>{signal.unit}</span>}
      </button>
      {isOpen && (
        <div id={chart} className={css.trend}>
          <p ref={reason} className={css.reason} />
          <Suspense fallback={<div className={css.waiting} />}>
            <Trend signal={signal} slot={slot} />
          </Suspense>
        </div>
      )}
    </li>
  )
}

function NoTrend() {
  return <p className={css.none}>The chart could not be loaded. Reload the page to try again.</p>
}
