import { expect, test } from 'vitest'
import type { Answer } from '#twin/process/Answer.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { comparedCourses } from '#ui/whatif/comparedCourses.ts'
import { readRunFile } from '#ui/whatif/readRunFile.ts'
import { makeRunJson } from '#ui/whatif/runFiles.ts'

const band = { mean: 1, low: 0, high: 2 }
const question: Question = {
  scenario: {
    id: 'faster',
    name: 'Faster',
    description: 'What does it bring?',
    days: 2,
    changes: [
      { set: 'mill.rate', times: 1.1 },
      { fail: 'mill', at: 60, for: 600, mode: 'bearing' },
    ],
    compare: ['output'],
    sliders: [],
  },
  seed: 7,
  replications: 4,
  start: { 'mill.state': 2 },
}
const answer: Answer = {
  scenario: 'faster',
  name: 'Faster',
  changes: question.scenario.changes,
  days: 2,
  seed: 7,
  replications: 4,
  isCoarse: false,
  kpis: [
    {
      kpi: { id: 'output', name: 'Output', unit: 'items', digits: 0, better: 'more' },
      baseline: band,
      scenario: band,
      difference: { mean: NaN, low: NaN, high: NaN },
    },
  ],
  series: [courseOf('output', [0, 5], [1, 9])],
  parts: [],
  sentence: 'Output rises.',
  modelDigest: '0123456789abcdef',
  digest: 'fedcba9876543210',
}
const written = makeRunJson(question, answer, 'Hall')

function courseOf(id: string, baseline: number[], scenario: number[]): Answer['series'][number] {
  return { id, name: id, unit: '', times: [0, 60], baseline, scenario }
}

/** The file with something else in it, as a stranger may have written it. */
function spoilt(change: (file: Record<string, never> & { answer: Answer }) => void): string {
  const file = JSON.parse(written)
  change(file)
  return JSON.stringify(file)
}

test('a run that was exported is read as it was', () => {
  expect(readRunFile(written, 'Hall')).toEqual({ name: 'Faster', question, answer })
})

test.each([
  ['{', /no JSON/],
  ['[]', /no run/],
  ['{"gemba":"what-if","version":2}', /newer Gemba \(version 2 of the file, this page reads 1\)/],
  ['{"gemba":"what-if","version":"1"}', /does not say which version/],
  [written.replace('"Hall"', '"Office"'), /of the plant “Office”, and “Hall” is open/],
  [spoilt((file) => (file.answer.digest = '<b>')), /at answer\.digest/],
  [spoilt((file) => (file.answer.kpis = [])), /at answer\.kpis/],
  [
    spoilt((file) => file.answer.series[0].times.push(120)),
    /at answer\.series\.0.* a value of both/,
  ],
  [spoilt((file) => (file.answer.sentence = 'x'.repeat(6000))), /at answer\.sentence/],
  [spoilt((file) => (file.answer.scenario = 'other')), /not one to the question/],
  [spoilt((file) => (file.answer.days = -1)), /at answer\.days/],
  [' '.repeat(8_000_001), /larger than a run/],
])('what is no run is refused with words that name the place (%#)', (text, words) => {
  const read = readRunFile(text, 'Hall')
  expect('problem' in read ? read.problem : '').toMatch(words)
})

test('what a file has besides is left behind', () => {
  const text = spoilt((file) => Object.assign(file.answer, { __proto: 1, onload: 'x' }))
  expect(readRunFile(text, 'Hall')).toEqual({ name: 'Faster', question, answer })
})

test('courses of runs side by side have one scale, those that all have come first', () => {
  const runs = [
    { id: 'a', series: [courseOf('wip', [1, 2], [1, 2]), courseOf('output', [0, 5], [1, 9])] },
    { id: 'b', series: [courseOf('output', [-2, 5], [1, 4])] },
  ].map(({ id, series }) => {
    return { id, name: id, savedAt: 0, question, answer: { ...answer, series } }
  })
  const [first, second] = comparedCourses(runs)
  expect([first.id, first.scale]).toEqual(['output', { low: -2, high: 9, seconds: 60 }])
  expect([second.id, second.cells[1]]).toEqual(['wip', null])
})
