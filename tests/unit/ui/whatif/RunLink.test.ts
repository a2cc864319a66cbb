import { expect, test } from 'vitest'
import type { Change, Scenario } from '#twin/process/Scenario.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { linkedScenario } from '#ui/whatif/applyRunLink.ts'
import { makeRunFields, readRunLink } from '#ui/whatif/RunLink.ts'

const changes: Change[] = [
  { set: 'filler.rate', times: 1.15 },
  { set: 'cold-line.speed', plus: -500.5, at: 7200 },
  { set: 'filler.slowest', to: 0.5, at: 60, until: 3600 },
  { set: 'chiller.mode', to: 'eco: night' },
  { set: 'chiller.on', to: false },
  { fail: 'capper', for: 3600, at: 7200, mode: 'bearing (inner)' },
  { fail: 'agv-2', for: 600 },
]
const scenario: Scenario = {
  id: 'faster',
  name: '15 % faster & “louder”',
  description: 'Why',
  days: 182.5,
  changes,
  compare: ['output'],
  sliders: [],
}
const question: Question = {
  scenario,
  seed: 7,
  replications: 40,
  start: { 'filler.wear': 0.31, 'tank.level': -2 },
}

test('a link brings back all that was asked, made here or in the file', () => {
  const link = readRunLink(`#v=&${makeRunFields(question, false)}`)!
  expect(link).toMatchObject({ seed: 7, replications: 40, start: question.start })
  expect(linkedScenario(link, undefined)).toMatchObject({
    id: 'faster',
    name: scenario.name,
    days: 182.5,
    changes,
  })
  const known = { ...scenario, changes: [], days: 30 }
  expect(linkedScenario(link, known)).toEqual(scenario)
})

test('a scenario as the file has it is named only, and what it says may be renewed', () => {
  const fields = makeRunFields({ scenario, seed: 1, replications: 200 }, true)
  expect(fields).toBe('whatif=faster&seed=1&runs=200')
  expect(linkedScenario(readRunLink(fields)!, scenario)).toEqual(scenario)
  expect(linkedScenario(readRunLink(fields)!, undefined)).toBeNull()
})

test('a link is readable', () => {
  expect(makeRunFields({ ...question, start: undefined }, false)).toContain(
    'do=filler.rate*1.15&do=cold-line.speed%2B-500.5@7200&do=filler.slowest=0.5@60~3600&',
  )
})

test('what makes no sense is no link, and too much is cut', () => {
  expect(readRunLink('#v=1,2,3,4,5,6')).toBeNull()
  expect(readRunLink('#whatif=<script>')).toBeNull()
  expect(readRunLink('#whatif=a&do=rate*')).toBeNull()
  expect(readRunLink('#whatif=a&days=1e9&seed=x&runs=0')).toMatchObject({
    days: null,
    seed: 1,
    replications: null,
    changes: null,
  })
  expect(readRunLink(`#whatif=a&from=__proto__=1`)?.start).toEqual({ ['__proto__']: 1 })
})
