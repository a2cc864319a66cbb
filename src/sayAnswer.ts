import { sayQuantity, sayTelling } from '#scenarios/whatif/sayQuantity.ts'
import type { Answer, Band, KpiAnswer } from '#twin/process/Answer.ts'
import { alignColumns } from './alignColumns.ts'

/**
 * An answer as text for a terminal: the sentence first, then a table with 90 % bands, the parts that differ, and what it is made of.
 * The table has the figures of the whole plant and those that are asked for; of `isWhole` all.
 */
export function sayAnswer(
  answer: Answer,
  compare: readonly string[],
  isWhole: boolean,
  seconds: number,
): string {
  const { name, sentence, kpis, parts, replications, days, seed, modelDigest, digest } = answer
  const head = ['', 'baseline', 'scenario', 'difference']
  const asked = compare.flatMap((id) => kpis.find(({ kpi }) => kpi.id === id) ?? [])
  const others = kpis.filter((one) => {
    return !asked.includes(one) && (isWhole || !one.kpi.id.includes('.'))
  })
  const table = alignColumns([head, ...[...asked, ...others].map(sayKpi)])
  const changed = parts
    .filter(({ baseline, scenario }) => baseline !== scenario)
    .map((part) => [
      part.name,
      part.figure,
      sayQuantity(part.baseline, part.unit),
      sayQuantity(part.scenario, part.unit),
    ])
  const bottlenecks = (['baseline', 'scenario'] as const).map((world) => {
    const names = parts.filter(({ isBottleneck }) => isBottleneck[world]).map((part) => part.name)
    return `${names.join(', ') || 'none'} (${world})`
  })
  const runs = replications === 1 ? '1 run' : `${replications} runs`
  return [
    name,
    '',
    sentence,
    '',
    ...table,
    ...(changed.length > 0 ? ['', 'Parts that differ', ...alignColumns(changed)] : []),
    '',
    `Bottleneck: ${bottlenecks.join(', ')}`,
    `${runs} of ${sayTelling(days, 2)} ${days === 1 ? 'day' : 'days'} in each world, seed ${seed}; in brackets where 90 % of the runs lie; ${seconds.toFixed(1)} s`,
    `Model ${modelDigest}, answer ${digest}`,
  ].join('\n')
}

function sayKpi({ kpi, baseline, scenario, difference }: KpiAnswer): string[] {
  const name = kpi.unit === '' ? kpi.name : `${kpi.name}, ${kpi.unit}`
  const relative =
    kpi.unit !== '%' && baseline.mean !== 0 && difference.mean !== 0
      ? `, ${saySigned((difference.mean / Math.abs(baseline.mean)) * 100, 1)} %`
      : ''
  const mean = saySigned(difference.mean, kpi.digits)
  const band = isFlat(difference)
    ? ''
    : ` (${saySigned(difference.low, kpi.digits)} … ${saySigned(difference.high, kpi.digits)})`
  return [
    name,
    sayBand(baseline, kpi.digits),
    sayBand(scenario, kpi.digits),
    `${mean}${relative}${band}`,
  ]
}

function sayBand(band: Band, digits: number): string {
  const mean = sayTelling(band.mean, digits)
  if (isFlat(band)) return mean
  return `${mean} (${sayTelling(band.low, digits)} … ${sayTelling(band.high, digits)})`
}

function saySigned(value: number, digits: number): string {
  const text = sayTelling(value, digits)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

function isFlat({ low, high }: Band): boolean {
  return low === high
}
