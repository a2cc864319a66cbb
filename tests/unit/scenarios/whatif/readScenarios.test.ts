import { expect, test } from 'vitest'
import { readScenarios, type Names } from '#scenarios/whatif/readScenarios.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'

const names: Names = {
  properties: [
    { path: 'filler.rate', component: 'filler', name: 'Filler: rate', unit: '1/h', value: 24000 },
    { path: 'filler.policy', component: 'filler', name: 'Filler: policy', unit: '', value: 'none' },
  ],
  components: [{ id: 'filler', name: 'Filler', kind: 'machine', asset: 'filler' }],
  kpis: [{ id: 'output', name: 'Output', unit: 'bottles', digits: 0, better: 'more' }],
  refusal({ set, to }) {
    const isRight = set === 'filler.rate' ? typeof to !== 'string' : typeof to === 'string'
    return isRight ? null : `“${set}” cannot become that.`
  },
}

function read(scenario: object): { count: number; said: string } {
  const problems = new TwinProblems()
  const scenarios = readScenarios([{ id: 'a', name: 'A', days: 2, ...scenario }], names, problems)
  const said = problems
    .list()
    .map(({ where, text, advice = '' }) => `${where}: ${text} ${advice}`)
    .join('\n')
  return { count: scenarios.length, said }
}

test('a scenario with its changes, sliders and figures is read as it stands', () => {
  const problems = new TwinProblems()
  const scenario = {
    id: 'faster',
    name: 'Faster',
    description: 'Why?',
    days: 182,
    compare: ['output'],
    changes: [
      { set: 'filler.rate', times: 1.15 },
      { fail: 'filler', at: 3600, for: 600, mode: 'bearing' },
    ],
    sliders: [
      { set: 'filler.rate', name: 'Speed', unit: '%', from: 0, to: 20, step: 1, as: 'percent' },
    ],
  }
  expect(readScenarios([scenario], names, problems)).toEqual([scenario])
  expect(problems.list()).toEqual([])
})

test.each([
  [{ changes: [{ set: 'filer.rate', to: 1 }] }, 'has no component “filer”. Did you mean “filler”?'],
  [{ changes: [{ set: 'filler.rat', to: 1 }] }, 'Did you mean “filler.rate”?'],
  [
    { changes: [{ set: 'filler.rate', to: 1, times: 2 }] },
    'exactly one of “to”, “times” and “plus”',
  ],
  [{ changes: [{ set: 'filler.rate' }] }, 'exactly one of “to”, “times” and “plus”'],
  [{ changes: [{ set: 'filler.rate', to: 'fast' }] }, '“filler.rate” cannot become that.'],
  [{ changes: [{ set: 'filler.policy', times: 2 }] }, '“filler.policy” cannot become that.'],
  [{ changes: [{ fail: 'capper', for: 60 }] }, 'has no component “capper”'],
  [{ changes: [{ fail: 'filler', for: 0 }] }, '“for” must be more than 0'],
  [{ changes: [{ fail: 'filler', for: 60, at: 200_000 }] }, 'but the scenario ends after 172800 s'],
  [{ changes: [{ set: 'filler.rate', to: 1, at: 60, until: 60 }] }, 'taken back before it is made'],
  [{ days: 0 }, '“days” must be more than 0'],
  [{ days: 1e9 }, '“days” must be at most 3660'],
  [{ changes: {} }, '“changes” must be a list'],
])('a scenario that cannot be asked is left out, in words (%#)', (scenario, words) => {
  const { count, said } = read(scenario)
  expect(said).toContain(words)
  expect(count).toBe(0)
})

test('figures and sliders that mean nothing are left out, the scenario stays', () => {
  const slider = { set: 'filler.policy', name: 'x', from: 0, to: 1, step: 1 }
  const { count, said } = read({ compare: ['outputs'], sliders: [slider], colour: 'red' })
  expect(count).toBe(1)
  expect(said).toContain('There is no key figure “outputs”. Did you mean “output”?')
  expect(said).toContain('only a number can be dragged')
  expect(said).toContain('“colour” is not known here.')
})

test('of two scenarios with one id the second is left out', () => {
  const problems = new TwinProblems()
  const scenario = { id: 'a', name: 'A', days: 1 }
  expect(readScenarios([scenario, scenario], names, problems)).toHaveLength(1)
  expect(problems.list()[0].text).toContain('Another scenario is called “a” too')
})
