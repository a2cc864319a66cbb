import { useState } from 'react'
import { useWhatIf } from '#state/whatIf.ts'
import { plainScenario, savedRuns } from '#state/whatIfActs.ts'
import { readSlider } from '#twin/process/setSlider.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import form from '../room/form.module.css'
import { saySlider } from './Sliders.tsx'
import { slidersOf } from './ScenarioDraft.ts'
import css from './SaveRun.module.css'

type Props = { asked: Question; onDone: (name: string | null) => void }

/** Asks what a run shall be called, and saves it. */
export function SaveRun({ asked, onDone }: Props) {
  const [name, setName] = useState(() => suggestName(asked))
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        const plain = name.trim() || asked.scenario.name
        savedRuns()?.saveRun(plain)
        onDone(plain)
      }}
    >
      <input
        // it was just asked for
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label="Name of the run"
        value={name}
        maxLength={120}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onDone(null)
        }}
      />
      <button type="submit" className={form.main}>
        Save
      </button>
    </form>
  )
}

/** The scenario's name, and what was dragged in it. */
function suggestName({ scenario, seed }: Question): string {
  const kept = plainScenario(scenario.id)
  const { book } = useWhatIf.getState()
  const dragged = slidersOf(kept ?? scenario, book).flatMap((slider) => {
    const found = book?.properties.find(({ path }) => path === slider.set)
    const present = typeof found?.value === 'number' ? found.value : NaN
    const value = readSlider(scenario.changes, slider, present)
    const isAsBefore = kept && readSlider(kept.changes, slider, present) === value
    return isAsBefore ? [] : [`${slider.name} ${saySlider(slider, value)}`]
  })
  const days = kept && kept.days !== scenario.days ? [`${scenario.days} days`] : []
  const dice = seed === 1 ? [] : [`seed ${seed}`]
  return [scenario.name, ...dragged, ...days, ...dice].join(', ')
}
