import { expect, test } from 'vitest'
import type { Scenario } from '#twin/process/Scenario.ts'
import { draftOf, newChange, newDraft, readDraft } from '#ui/whatif/ScenarioDraft.ts'

const book = {
  properties: [
    { path: 'filler.rate', component: 'filler', name: 'Filler: rate', unit: '1/h', value: 24_000 },
    { path: 'chiller.eco', component: 'chiller', name: 'Chiller: eco', unit: '', value: false },
  ],
  components: [{ id: 'capper', name: 'Capper', kind: 'machine', asset: null }],
}
const scenario: Scenario = {
  id: 'faster',
  name: 'Faster',
  description: 'Why',
  days: 30,
  changes: [
    { set: 'filler.rate', times: 1.15, at: 3600, until: 7200 },
    { set: 'chiller.eco', to: true },
    { fail: 'capper', for: 5400, mode: 'bearing' },
  ],
  compare: ['output'],
  sliders: [],
}

test('a scenario goes through the form and comes back as it was, a copy with a name of its own', () => {
  const copy = readDraft(draftOf(scenario, false), book, new Set(['faster']))
  expect(copy).toMatchObject({
    scenario: { ...scenario, id: 'own-faster-copy', name: 'Faster (copy)', sliders: {} },
  })
  const own = readDraft(draftOf(scenario, true), book, new Set(['faster']))
  expect(own).toMatchObject({ scenario: { id: 'faster', changes: scenario.changes } })
})

test('each change of a size gets a slider', () => {
  const read = readDraft(draftOf(scenario, true), book, new Set())
  expect(
    'scenario' in read && read.scenario.sliders.map(({ set, as, to }) => [set, as, to]),
  ).toEqual([
    ['filler.rate', 'percent', 50],
    ['capper.for', 'value', 270],
  ])
})

test('what cannot be is said at its field', () => {
  const wrong = newChange('filler.rate')
  const draft = {
    ...newDraft(),
    days: '0',
    changes: [
      { ...wrong, value: '-1' },
      { ...newChange('filler.gone') },
      { ...newChange('capper'), kind: 'fail' as const, value: '60', after: '-2' },
      { ...newChange('filler.rate'), after: '2', until: '1' },
    ],
  }
  const read = readDraft(draft, book, new Set())
  const said = 'problems' in read ? [...read.problems.values()] : []
  expect(said).toEqual([
    'Give it a name, by which it is found again.',
    'Between 0 and 3660 days.',
    'A factor of 0 or more: 1.15 is 15 % more.',
    'Choose what is different.',
    'Hours after the start, 0 or more.',
    'It ends after it begins.',
  ])
})
