import { useWhatIf } from '#state/whatIf.ts'
import { plainScenario, savedRuns } from '#state/whatIfActs.ts'
import { readSlider } from '#twin/process/setSlider.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { RunNameForm } from './RunNameForm.tsx'
import { saySlider } from './Sliders.tsx'
import { slidersOf } from './ScenarioDraft.ts'
import css from './SaveRun.module.css'

type Props = { asked: Question; onDone: (name: string | null) => void }

/** Asks what a run shall be called, and saves it. */
export function SaveRun({ asked, onDone }: Props) {
  return (
    <RunNameForm
      className={css.over}
      name={suggestName(asked)}
      otherwise={asked.scenario.name}
      onDone={(name) => {
        if (name !== null) savedRuns()?.saveRun(name)
        onDone(name)
      }}
    />
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
