import type { Answer, KpiAnswer } from './Answer.ts'

/** What a difference means, and whether it can be told from chance. */
export type Judgement = {
  verdict: 'better' | 'worse' | 'changed' | 'same'
  /** Its whole 90 % band lies on one side of nothing. */
  isClear: boolean
}

/** Judges a difference by its sign, by which way is better, and by its band. Smaller than its last digit, it is none. */
export function judgeKpi({ kpi, difference }: KpiAnswer): Judgement {
  const { mean, low, high } = difference
  const half = 0.5 * 10 ** -kpi.digits
  const isNone = Math.abs(mean) < half && Math.abs(low) < half && Math.abs(high) < half
  if (isNone || Number.isNaN(mean)) return { verdict: 'same', isClear: true }
  const isClear = low > 0 || high < 0
  if (kpi.better === 'neither') return { verdict: 'changed', isClear }
  return { verdict: mean > 0 === (kpi.better === 'more') ? 'better' : 'worse', isClear }
}

/** How sure an answer is, in a few words, and whether that is enough to act on. */
export function judgeAnswer(answer: Answer): { words: string; isSure: boolean } {
  if (answer.isCoarse) return { words: 'A quick look; the exact answer is coming.', isSure: false }
  if (answer.replications < 2) {
    return { words: 'One run of each: it cannot say what is chance.', isSure: false }
  }
  const judged = answer.kpis.map(judgeKpi).filter(({ verdict }) => verdict !== 'same')
  const clear = judged.filter(({ isClear }) => isClear).length
  const runs = `${answer.replications} runs of each`
  if (judged.length === 0) return { words: `${runs}: nothing differs.`, isSure: true }
  if (clear === judged.length) return { words: `${runs}: all that differs is clear.`, isSure: true }
  return {
    words: `${runs}: ${clear} of ${judged.length} differences are clear, the others may be chance.`,
    isSure: clear > 0,
  }
}

/** What is asked about first, in the scenario's order, then the others. */
export function orderKpis(kpis: readonly KpiAnswer[], compare: readonly string[]) {
  const first = compare.flatMap((id) => kpis.find(({ kpi }) => kpi.id === id) ?? [])
  const rest = kpis.filter((each) => !first.includes(each))
  return { first: first.length > 0 ? first : rest, rest: first.length > 0 ? rest : [] }
}
