import { expect, test } from 'vitest'
import type { Answer } from '#twin/process/Answer.ts'
import { makeRunCsv, makeRunJson } from '#ui/whatif/runFiles.ts'

const band = (mean: number) => ({ mean, low: mean - 1, high: mean + 1 })
const answer = {
  kpis: [
    {
      kpi: { id: 'output', name: '=Output, "good"', unit: 'bottles', digits: 0, better: 'more' },
      baseline: band(10),
      scenario: band(12.5),
      difference: band(2.5),
    },
  ],
  series: [
    {
      id: 'room',
      name: 'Room 3.12',
      unit: '°C',
      times: [0, 600],
      baseline: [21, 22],
      scenario: [21, 28.5],
      limit: 28,
    },
  ],
} as unknown as Answer

test('a table has a line a figure and a line an instant, and no spreadsheet computes its names', () => {
  expect(makeRunCsv(answer).split('\r\n')).toEqual([
    'what,id,name,unit,seconds,baseline,baseline_low,baseline_high,scenario,scenario_low,scenario_high,difference,difference_low,difference_high,limit',
    `figure,output,"'=Output, ""good""",bottles,,10,9,11,12.5,11.5,13.5,2.5,1.5,3.5,`,
    'course,room,Room 3.12,°C,0,21,,,21,,,0,,,28',
    'course,room,Room 3.12,°C,600,22,,,28.5,,,6.5,,,28',
    '',
  ])
})

test('JSON holds question and answer', () => {
  const question = { scenario: { id: 'a' }, seed: 3, replications: 2 } as never
  expect(JSON.parse(makeRunJson(question, answer, 'Hall'))).toMatchObject({
    gemba: 'what-if',
    plant: 'Hall',
    question: { seed: 3 },
    answer: { kpis: [{ kpi: { id: 'output' } }] },
  })
})
