import { Check, Minus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Answer, Band, Kpi, KpiAnswer } from '#twin/process/Answer.ts'
import { fineKpi, judgeKpi, orderKpis, type Judgement } from '#twin/process/judgeKpi.ts'
import { sayDifferenceNumber, sayKpiNumber, sayShare } from '#twin/process/sayKpi.ts'
import css from './KpiTable.module.css'

/** The figures of both worlds, with their differences and the bands in which 90 % of the runs lie. */
export function KpiTable({ answer, compare }: { answer: Answer; compare: readonly string[] }) {
  const [isWhole, setWhole] = useState(false)
  const { first, rest } = orderKpis(answer.kpis, compare)
  const shown = isWhole ? [...first, ...rest] : first
  const hasBands = answer.replications > 1
  return (
    <div className={css.whole}>
      <table className={css.table}>
        <caption className="visually-hidden">
          Figures of the baseline and of the scenario, with their difference
        </caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Baseline</th>
            <th scope="col">Scenario</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <Row key={each.kpi.id} answer={each} hasBands={hasBands} />
          ))}
        </tbody>
      </table>
      <p className={css.foot}>
        {rest.length > 0 && (
          <button
            type="button"
            className={css.more}
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? 'Fewer figures' : sayMore(rest.length)}
          </button>
        )}
        {hasBands && <span className={css.note}>… holds 90 % of the runs</span>}
      </p>
    </div>
  )
}

function sayMore(count: number): string {
  return count === 1 ? '1 more figure' : `${count} more figures`
}

function Row({ answer, hasBands }: { answer: KpiAnswer; hasBands: boolean }) {
  const { baseline, scenario, difference } = answer
  const kpi = fineKpi(answer)
  const judged = judgeKpi(answer)
  const share = kpi.unit === '%' ? 'points' : sayShare(difference.mean, baseline.mean)
  return (
    <tr>
      <th scope="row">
        {kpi.name}
        <span className={css.unit}>{kpi.unit}</span>
      </th>
      <td>
        {sayKpiNumber(baseline.mean, kpi)}
        {hasBands && <BandWords band={baseline} kpi={kpi} isOwn />}
      </td>
      <td>
        {sayKpiNumber(scenario.mean, kpi)}
        {hasBands && <BandWords band={scenario} kpi={kpi} isOwn />}
      </td>
      <td data-clear={judged.isClear}>
        <span className={css.difference}>{sayDifferenceNumber(difference.mean, kpi)}</span>
        {judged.verdict !== 'same' && share !== '' && <span className={css.share}> {share}</span>}
        {hasBands && judged.verdict !== 'same' && <BandWords band={difference} kpi={kpi} />}
        <Verdict judged={judged} />
      </td>
    </tr>
  )
}

type BandProps = { band: Band; kpi: Kpi; isOwn?: boolean }

/** `isOwn`: of one world, left out where there is little room. */
function BandWords({ band: { low, high }, kpi, isOwn = false }: BandProps) {
  const say = isOwn ? sayKpiNumber : sayDifferenceNumber
  const [from, to] = [say(low, kpi), say(high, kpi)]
  if (from === to) return null
  return (
    <span className={css.band} data-own={isOwn}>
      {from} … {to}
    </span>
  )
}

const words = { better: 'better', worse: 'worse', changed: 'different', same: 'the same' }

/** Better or worse by word and sign; what may be chance says so instead. */
export function Verdict({ judged: { verdict, isClear } }: { judged: Judgement }) {
  if (!isClear) return <span className={css.verdict}>≈ may be chance</span>
  const Icon = { better: Check, worse: TriangleAlert, changed: null, same: Minus }[verdict]
  return (
    <span className={css.verdict} data-verdict={verdict}>
      {Icon && <Icon aria-hidden />}
      {words[verdict]}
    </span>
  )
}
