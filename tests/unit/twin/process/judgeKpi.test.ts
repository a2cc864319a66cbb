import { expect, test } from 'vitest'
import type { Answer, KpiAnswer } from '#twin/process/Answer.ts'
import { fineKpi, judgeAnswer, judgeKpi, orderKpis } from '#twin/process/judgeKpi.ts'

const flat = (mean: number) => ({ mean, low: mean, high: mean })

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

test('a small figure has the digits that tell it from another', () => {
  const energy: KpiAnswer = {
    kpi: { id: 'e', name: 'Energy a bottle', unit: 'kWh', digits: 3, better: 'less' },
    baseline: flat(0.002_77),
    scenario: flat(0.002_734),
    difference: flat(-0.000_036),
  }
  expect(fineKpi(energy).digits).toBe(5)
  expect(judgeKpi(energy)).toEqual({ verdict: 'better', isClear: true })
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

test('the figures that a scenario is about come first, in its order, then some of the whole plant', () => {
  const ids = ['output', 'oee', 'oven.running', 'fan.running', 'energy', 'cost', 'wip', 'stops']
  const kpis = ids.map((id) => figure(id, 'more', 1, 2))
  const order = (compare: string[]) => {
    const { first, rest } = orderKpis(kpis, compare)
    return [first, rest].map((some) => some.map(({ kpi }) => kpi.id).join(' '))
  }
  expect(order(['fan.running', 'gone', 'cost'])).toEqual([
    'fan.running cost output oee energy wip',
    'oven.running stops',
  ])
  expect(order([])).toEqual(['output oee energy cost wip stops', 'oven.running fan.running'])
})
