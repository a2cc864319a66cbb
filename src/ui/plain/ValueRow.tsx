import { useRef } from 'react'
import { chooseAsset } from '#state/goTo.ts'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import { sayReceived } from '#twin/sayReceived.ts'
import { sayNumber } from '#twin/sayValue.ts'
import { stateColour } from '#twin/stateColour.ts'
import type { Twin } from '#twin/Twin.ts'
import { showQuality } from '../showQuality.ts'
import { showState } from '../showState.ts'
import { usePulse, write } from '../usePulse.ts'
import { useSpark } from '../useSpark.ts'
import css from './ValueRow.module.css'

/** One signal of the plain view: machine, name, quality, age, a small line, value and unit. A press selects the machine. */
export function ValueRow({ twin, slot }: { twin: Twin; slot: number }) {
  const signals = usePlant((plant) => plant.signals)
  const value = useRef<HTMLSpanElement>(null)
  const age = useRef<HTMLSpanElement>(null)
  const quality = useRef<HTMLSpanElement>(null)
  const spark = useSpark(slot)
  const signal = twin.signals[slot]
  const asset = twin.assets[signal.asset]
  const isSelected = useSelection((selection) => selection.asset === asset.id)
  usePulse(() => {
    if (!signals) return
    const code = signals.quality[slot]
    const received = signals.received[slot]
    write(value.current, sayNumber(signal, signals.value[slot]))
    if (value.current) showState(value.current, stateColour(twin, slot, signals.value[slot]))
    if (quality.current) showQuality(quality.current, code, 0, received)
    write(age.current, sayReceived(received, performance.now(), performance.timeOrigin))
  })
  return (
    <button
      type="button"
      className={css.row}
      aria-pressed={isSelected}
      onClick={() => chooseAsset(signal.asset)}
    >
      <span className={css.asset}>{asset.name}</span>
      <span className={css.name}>{signal.name}</span>
      <span className={css.quality}>
        <span ref={quality} />
      </span>
      <span ref={age} className={css.age} />
      <svg className={css.spark} viewBox="0 0 64 20" preserveAspectRatio="none" aria-hidden>
        {!signal.states && <path ref={spark} fill="none" vectorEffect="non-scaling-stroke" />}
      </svg>
      <span ref={value} className={css.value} />
      <span className={css.unit}>{signal.states ? '' : signal.unit}</span>
    </button>
  )
}
