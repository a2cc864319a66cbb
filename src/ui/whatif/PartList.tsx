import { Palette } from 'lucide-react'
import { useEffect, useState } from 'react'
import { colourBy, useColouring } from '#state/colouring.ts'
import { chooseAsset, flyToAsset } from '#state/goTo.ts'
import { differenceOf, orderParts, partFigures } from '#state/partFigures.ts'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import type { Answer, PartAnswer } from '#twin/process/Answer.ts'
import { sayDifferenceNumber, sayKpiNumber } from '#twin/process/sayKpi.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import form from '../room/form.module.css'
import css from './PartList.module.css'

/** What differs at each component; shown in the picture too, as colours of its parts. */
export function PartList({ answer, name }: { answer: Answer; name: string }) {
  const figures = partFigures(answer.parts)
  const by = useColouring(({ by: now }) => (now?.kind === 'difference' ? now : null))
  const isOpen = useColouring((colouring) => colouring.isOpen)
  const shown = by && isOpen ? figures.find((figure) => figure.name === by.name) : undefined
  // A newer answer has newer colours.
  useEffect(() => {
    if (!shown || !by) return
    const next = differenceOf(answer.parts, shown, name)
    if (JSON.stringify(next) !== JSON.stringify(by)) colourBy(next)
  }, [answer, shown, by, name])
  return (
    <section className={css.list} aria-label="What differs where">
      {figures.map((figure) => {
        const isShown = shown?.name === figure.name
        const parts = orderParts(answer.parts.filter((part) => part.figure === figure.name))
        return (
          <div key={figure.name}>
            <div className={css.head}>
              <h3>
                {figure.title}
                {figure.unit !== '' && <span>{figure.unit}</span>}
              </h3>
              {parts.some(({ asset }) => asset !== null) && (
                <button
                  type="button"
                  className={form.plain}
                  aria-pressed={isShown}
                  onClick={() => {
                    colourBy(isShown ? null : differenceOf(answer.parts, figure, name))
                    useColouring.setState({ isOpen: !isShown })
                  }}
                >
                  <Palette aria-hidden />
                  {isShown ? 'Stop colouring' : 'Colour by the difference'}
                </button>
              )}
            </div>
            <Parts parts={parts} digits={figure.digits} />
          </div>
        )
      })}
    </section>
  )
}

/** Lines that are there before somebody wants all. */
const few = 8

function Parts({ parts, digits }: { parts: readonly PartAnswer[]; digits: number }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ul>
        {(isWhole ? parts : parts.slice(0, few)).map((part) => (
          <Part key={part.component} part={part} digits={digits} />
        ))}
      </ul>
      {parts.length > few && (
        <button
          type="button"
          className={css.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Fewer' : `${parts.length - few} more`}
        </button>
      )}
    </>
  )
}

function Part({ part, digits }: { part: PartAnswer; digits: number }) {
  const { name, asset, unit, baseline, scenario, isBottleneck } = part
  const twin = usePlant((plant) => plant.twin)
  const isSelected = useSelection((selection) => asset !== null && selection.asset === asset)
  const at = asset === null || !twin ? undefined : twinIndex(twin).assetOfId.get(asset)
  const kpi = { unit, digits }
  const marks = sayBottleneck(isBottleneck)
  const words = (
    <>
      <span className={css.name}>
        {name}
        {marks !== '' && (
          <span className={css.bottleneck} data-now={isBottleneck.scenario}>
            {marks}
          </span>
        )}
      </span>
      <span className={css.values}>
        {sayKpiNumber(baseline, kpi)} → {sayKpiNumber(scenario, kpi)}
      </span>
      <span className={css.difference}>{sayDifferenceNumber(scenario - baseline, kpi)}</span>
    </>
  )
  if (at === undefined) {
    return <li className={css.part}>{words}</li>
  }
  return (
    <li>
      <button
        type="button"
        className={css.part}
        aria-pressed={isSelected}
        title={`Look at ${name}`}
        onClick={() => {
          chooseAsset(at)
          flyToAsset(at)
        }}
      >
        {words}
      </button>
    </li>
  )
}

function sayBottleneck({ baseline, scenario }: PartAnswer['isBottleneck']): string {
  if (baseline && scenario) return 'bottleneck in both'
  if (scenario) return 'bottleneck now'
  return baseline ? 'was the bottleneck' : ''
}
