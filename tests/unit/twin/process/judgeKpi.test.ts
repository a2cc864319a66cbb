import { expect, test } from 'vitest'
import type { Answer, KpiAnswer } from '#twin/process/Answer.ts'
import { judgeAnswer, judgeKpi, orderKpis } from '#twin/process/judgeKpi.ts'

function figure(
  id: string,
  better: 'more' | 'less' | 'neither',
  low: number,
  high: number,
): KpiAnswer {
  const mean = (low + high) / 2
  const band = { mean: 100, low: 90, high: 110 }
  const kpi = { id, name: id, unit: 'h', digits: 1, better }
  return { kpi, baseline: band, scenario: band, difference: { mean, low, high } }
}

test('what is better depends on the figure, and a band across nothing may be chance', () => {
  expect(judgeKpi(figure('output', 'more', 2, 4))).toEqual({ verdict: 'better', isClear: true })
  expect(judgeKpi(figure('stops', 'less', 2, 4))).toEqual({ verdict: 'worse', isClear: true })
  expect(judgeKpi(figure('stops', 'less', -4, 1))).toEqual({ verdict: 'better', isClear: false })
  expect(judgeKpi(figure('wip', 'neither', -4, -1))).toEqual({ verdict: 'changed', isClear: true })
  expect(judgeKpi(figure('oee', 'more', -0.01, 0.02)).verdict).toBe('same')
})

test('an answer says how sure it is, and a quick look or one run is not', () => {
  const kpis = [figure('output', 'more', 2, 4), figure('stops', 'less', -4, 1)]
  const answer = { kpis, replications: 40, isCoarse: false } as Answer
  expect(judgeAnswer(answer)).toEqual({
    words: '40 runs of each: 1 of 2 differences are clear, the others may be chance.',
    isSure: true,
  })
  expect(judgeAnswer({ ...answer, isCoarse: true }).isSure).toBe(false)
  expect(judgeAnswer({ ...answer, replications: 1 }).isSure).toBe(false)
})

test('the figures that a scenario is about come first, in its order', () => {
  const kpis = ['output', 'oee', 'energy'].map((id) => figure(id, 'more', 1, 2))
  const { first, rest } = orderKpis(kpis, ['energy', 'gone', 'output'])
  expect(first.map(({ kpi }) => kpi.id)).toEqual(['energy', 'output'])
  expect(rest.map(({ kpi }) => kpi.id)).toEqual(['oee'])
})
