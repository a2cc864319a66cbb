import { useId, type CSSProperties } from 'react'
import { useWhatIf } from '#state/whatIf.ts'
import { changeAsked, plainScenario } from '#state/whatIfActs.ts'
import type { Scenario, Slider } from '#twin/process/Scenario.ts'
import { readSlider, setSlider } from '#twin/process/setSlider.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { slidersOf } from './ScenarioDraft.ts'
import css from './Sliders.module.css'

/** What can be dragged; an answer comes while one drags. */
export function Sliders({ asked }: { asked: Question }) {
  const { scenario } = asked
  const book = useWhatIf((known) => known.book)
  // Its ends are those of the scenario as it is kept: they do not run away from what is dragged.
  const sliders = slidersOf(plainScenario(scenario.id) ?? scenario, book)
  if (sliders.length === 0) return null
  return (
    <ul className={css.sliders}>
      {sliders.map((slider) => (
        <SliderRow key={slider.set} slider={slider} scenario={scenario} />
      ))}
    </ul>
  )
}

function SliderRow({ slider, scenario }: { slider: Slider; scenario: Scenario }) {
  const id = useId()
  const present = useWhatIf(({ book }) => {
    const found = book?.properties.find(({ path }) => path === slider.set)
    return typeof found?.value === 'number' ? found.value : NaN
  })
  const value = readSlider(scenario.changes, slider, present)
  const kept = plainScenario(scenario.id)
  const before = kept ? readSlider(kept.changes, slider, present) : value
  const set = (next: number) => changeAsked({ changes: setSlider(scenario.changes, slider, next) })
  const words = saySlider(slider, value)
  const share = (value - slider.from) / (slider.to - slider.from)
  return (
    <li className={css.row}>
      <label htmlFor={id}>{slider.name}</label>
      <output htmlFor={id} className={css.value}>
        {words}
      </output>
      <input
        id={id}
        type="range"
        min={slider.from}
        max={slider.to}
        step={slider.step}
        value={value}
        aria-valuetext={words}
        style={{ '--share': Math.min(1, Math.max(0, share)) } as CSSProperties}
        onChange={(event) => set(Number(event.target.value))}
      />
      <span className={css.ends}>
        <span>{saySlider(slider, slider.from)}</span>
        {value !== before && (
          <button type="button" onClick={() => set(before)}>
            Back to {saySlider(slider, before)}
          </button>
        )}
        <span>{saySlider(slider, slider.to)}</span>
      </span>
    </li>
  )
}

/** A slider's value: `+15 %`, `24 000 bottles/h`. */
export function saySlider({ as, unit, step }: Slider, value: number): string {
  const digits = Math.min(6, String(step).split('.')[1]?.length ?? 0)
  const size = Math.abs(value).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: Math.abs(value) >= 10_000,
  })
  const number = size.replaceAll(',', '\u202f')
  const sign = value < 0 ? '−' : as === 'percent' && value > 0 ? '+' : ''
  const of = as === 'percent' ? '%' : unit
  return of === '' ? sign + number : `${sign}${number}\u202f${of}`
}
