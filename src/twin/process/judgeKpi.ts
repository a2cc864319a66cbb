import type { Answer, Kpi, KpiAnswer } from './Answer.ts'
import { sayDuration } from './sayDuration.ts'

/** What a difference means, and whether it can be told from chance. */
export type Judgement = {
  verdict: 'better' | 'worse' | 'changed' | 'same'
  /** Its whole 90 % band lies on one side of nothing. */
  isClear: boolean
}

/** Judges a difference by its sign, by which way is better, and by its band. Smaller than its last digit, it is none. */
export function judgeKpi(answer: KpiAnswer): Judgement {
  const { mean, low, high } = answer.difference
  const kpi = fineKpi(answer)
  const half = 0.5 * 10 ** -kpi.digits
  const isNone = Math.abs(mean) < half && Math.abs(low) < half && Math.abs(high) < half
  if (isNone || Number.isNaN(mean)) return { verdict: 'same', isClear: true }
  const isClear = low > 0 || high < 0
  if (kpi.better === 'neither') return { verdict: 'changed', isClear }
  return { verdict: mean > 0 === (kpi.better === 'more') ? 'better' : 'worse', isClear }
}

/** The figure with as many digits as a small value needs to be told from another: 0.0028 kWh a bottle and 0.0027 are 1.3 % apart. */
export function fineKpi({ kpi, baseline, scenario }: KpiAnswer): Kpi {
  const size = Math.max(Math.abs(baseline.mean), Math.abs(scenario.mean))
  if (!(size > 0 && size < 1)) return kpi
  return { ...kpi, digits: Math.max(kpi.digits, Math.min(9, 2 - Math.floor(Math.log10(size)))) }
}

/** How sure an answer is, in a few words, and whether that is enough to act on. */
export function judgeAnswer(answer: Answer): { words: string; isSure: boolean } {
  if (answer.isCoarse) {
    const runs = `${answer.replications} runs of each`
    const words = `A quick look (${sayDuration(answer.days * 86_400)}, ${runs}): the exact answer is coming.`
    return { words, isSure: false }
  }
  if (answer.replications < 2) {
    return { words: 'One run of each: it cannot say what is chance.', isSure: false }
  }
  const ofPlant = answer.kpis.filter(isOfPlant)
  const told = ofPlant.length > 0 ? ofPlant : answer.kpis
  const judged = told.map(judgeKpi).filter(({ verdict }) => verdict !== 'same')
  const clear = judged.filter(({ isClear }) => isClear).length
  const runs = `${answer.replications} runs of each`
  if (judged.length === 0) return { words: `${runs}: nothing differs.`, isSure: true }
  if (clear === judged.length) return { words: `${runs}: all that differs is clear.`, isSure: true }
  return {
    words: `${runs}: ${clear} of ${judged.length} differences are clear, the others may be chance.`,
    isSure: clear > 0,
  }
}

/** So many figures are told first, where there are as many of the whole plant. */
const enough = 6

/** What is told first: what the scenario is about, in its order, and some figures of the whole plant; then the others. */
export function orderKpis(kpis: readonly KpiAnswer[], compare: readonly string[]) {
  const asked = compare.flatMap((id) => kpis.find(({ kpi }) => kpi.id === id) ?? [])
  const others = kpis.filter((each) => isOfPlant(each) && !asked.includes(each))
  const first = [...asked, ...others.slice(0, Math.max(0, enough - asked.length))]
  return { first, rest: kpis.filter((each) => !first.includes(each)) }
}

/** Not of one component alone: `output`, and not `filler.running`. */
export function isOfPlant({ kpi }: Pick<KpiAnswer, 'kpi'>): boolean {
  return !kpi.id.includes('.')
}
