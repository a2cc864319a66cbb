import { useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { Quality, qualityName } from '#twin/Quality.ts'
import { qualityMeanings, qualityWords } from '#twin/qualityWords.ts'
import css from './QualityLegend.module.css'
import { usePulse } from './usePulse.ts'

/** What the patterns on parts mean, as far as any of these signals is not good. */
export function QualityLegend({ slots }: { slots: readonly number[] }) {
  const signals = usePlant((plant) => plant.signals)
  const [codes, setCodes] = useState('')
  usePulse(() => {
    if (!signals) return
    const found = new Set(slots.map((slot) => signals.quality[slot]))
    found.delete(Quality.good)
    setCodes([...found].toSorted((a, b) => a - b).join(' '))
  }, 4)
  if (codes === '') return null
  return (
    <dl className={css.legend} aria-label="Patterns of quality">
      {codes.split(' ').map((code) => {
        const name = qualityName(Number(code))
        return (
          <div key={code}>
            <dt>
              <span className={css.pattern} data-pattern={name} aria-hidden />
              <span data-quality={name}>{qualityWords[name]}</span>
            </dt>
            <dd>{qualityMeanings[name]}</dd>
          </div>
        )
      })}
    </dl>
  )
}
