import { expect, test } from 'vitest'
import { saySentence, type Told } from '#scenarios/whatif/saySentence.ts'
import type { Band, KpiAnswer, PartAnswer } from '#twin/process/Answer.ts'

const flat = (mean: number): Band => ({ mean, low: mean, high: mean })

function kpi(
  id: string,
  unit: string,
  baseline: Band,
  scenario: Band,
  difference: Band,
): KpiAnswer {
  const name = id === 'oee' ? 'OEE' : id[0].toUpperCase() + id.slice(1)
  const better = id === 'output' ? 'more' : 'less'
  return { kpi: { id, name, unit, digits: 1, better }, baseline, scenario, difference }
}

function part(name: string, before: boolean, after: boolean, figures = [0, 0]): PartAnswer {
  return {
    component: name.toLowerCase(),
    name,
    asset: null,
    figure: 'time over limit',
    unit: 'h',
    baseline: figures[0],
    scenario: figures[1],
    isBottleneck: { baseline: before, scenario: after },
  }
}

const output = kpi(
  'output',
  'bottles',
  { mean: 80_000_000, low: 79_000_000, high: 81_000_000 },
  { mean: 86_400_000, low: 85_000_000, high: 87_000_000 },
  { mean: 6_400_000, low: 6_000_000, high: 6_800_000 },
)

function told(change: Partial<Told>): string {
  const nothing = {
    days: 182,
    replications: 200,
    changes: [],
    compare: [],
    kpis: [],
    parts: [],
    passings: null,
    startHour: 0,
  }
  return plain(saySentence({ ...nothing, ...change }))
}

function plain(text: string): string {
  return text.replaceAll('\u202f', ' ')
}

test('it says what changes, by how much, why, and how sure', () => {
  const wear = kpi('wear', 'h', flat(100), flat(140), flat(40))
  const text = told({
    changes: [{ set: 'filler.rate', times: 1.15 }],
    compare: ['output', 'wear'],
    kpis: [wear, output],
    parts: [part('Filler', true, false), part('Capper', false, true)],
  })
  expect(text).toBe(
    'Output rises by 8 % in 182 days, from 80 million bottles to 86.4 million bottles, less than the 15 % that were asked for. ' +
      'The bottleneck moves from Filler to Capper. Wear rises by 40 %. ' +
      'In 90 % of 200 runs in which both worlds have the same luck, the difference in output lies between +7.5 % and +8.5 %.',
  )
})

test('a difference whose band holds zero is not called a change', () => {
  const energy = kpi(
    'energy',
    'kWh',
    { mean: 1000, low: 900, high: 1100 },
    { mean: 1002, low: 900, high: 1105 },
    { mean: 2, low: -30, high: 40 },
  )
  const text = told({ kpis: [energy], days: 1 })
  expect(text).toContain('Energy does not change for certain in 24 hours: on average by +0.2 %')
  expect(text).toContain('which chance alone may bring about')
  expect(text).toContain('between −3 % and +4 %')
  expect(text).not.toMatch(/rises|falls/)
})

test('a figure that is the same in every run is said to be so', () => {
  const text = told({ kpis: [kpi('oee', '%', flat(80), flat(80), flat(0))] })
  expect(text).toContain('OEE does not change in 182 days: 80 % in both.')
  expect(text).toContain('Nothing in it is left to chance')
})

test('per cents change by percentage points', () => {
  const text = told({ kpis: [kpi('oee', '%', flat(80), flat(75), flat(-5))] })
  expect(text).toContain('OEE falls by 5 percentage points in 182 days, from 80 % to 75 %')
})

test('without a bottleneck it names the part where most of the difference is', () => {
  const over = kpi('overheated', 'h', flat(0), flat(9), flat(9))
  const text = told({
    kpis: [over],
    parts: [part('Lobby', false, false, [1, 2]), part('Meeting room', false, false, [0, 7])],
  })
  expect(text).toContain('Overheated comes to 9 h in 182 days, from nothing.')
  expect(text).toContain('Most changes at Meeting room: time over limit goes from 0 h to 7 h.')
})

test('it says where a limit is passed that was kept before, and when', () => {
  const over = kpi('over', 'h', flat(1), flat(9), flat(8))
  const fresh = [{ name: 'Training', seconds: 33.4 * 3600 }]
  const passings = { limit: 28, unit: '°C', before: 2, after: 3, fresh }
  expect(told({ kpis: [over], passings, startHour: 6 })).toContain(
    '28 °C is passed at 3 places instead of 2; where it was not, first at Training on day 2 at 15:24.',
  )
})

test('one run says that it knows nothing of chance', () => {
  expect(told({ kpis: [output], replications: 1 })).toContain(
    'This is one run: how much of it is chance is not known',
  )
})

test('a figure of one machine is said to be at it, and what is counted has its own verb', () => {
  const blocked = kpi('x', '%', flat(2), flat(9), flat(7))
  blocked.kpi.name = 'Filler: Time blocked'
  const failures = kpi('failures', '', flat(10), flat(8), flat(-2))
  const text = told({ kpis: [failures, blocked] })
  expect(text).toContain('Failures fall by 20 % in 182 days, from 10 to 8.')
  expect(text).toContain('Time blocked at Filler rises by 7 percentage points.')
})
