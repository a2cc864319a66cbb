import { expect, test } from 'vitest'
import { codecs } from '#feed/codecs/index.ts'
import type { FromSurvey } from '#feed/surveyMessage.ts'
import { TopicSurveyCore } from '#feed/TopicSurveyCore.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { TransportEvents } from '#feed/transports/Transport.ts'
import type { TopicAsk, TopicLink, TopicReport } from '#twin/TopicReport.ts'
import { ManualClock } from './ManualClock.ts'

const nothing: TopicAsk = { open: [], figures: [], look: null, trial: null }

function openWorld(filters = ['#']) {
  const bus = new LoopbackBus()
  const clock = new ManualClock()
  const posted: FromSurvey[] = []
  let events: TransportEvents | undefined
  const core = new TopicSurveyCore(
    { broker: 'loopback://test', filters },
    {
      codecs,
      clock,
      open: (wish, told) => bus.open(wish, (events = told)),
      post: (message) => posted.push(structuredClone(message)),
    },
  )
  const ask = (change: Partial<TopicAsk>): TopicReport => {
    core.answer({ ...nothing, ...change })
    const last = posted.at(-1)!
    if (last.kind !== 'report') throw new Error('no report')
    return last.report
  }
  const links = (): TopicLink[] => posted.flatMap((one) => (one.kind === 'link' ? [one.link] : []))
  return { bus, clock, core, posted, events: events!, ask, links }
}

test('says nothing of what arrives until it is asked', () => {
  const { bus, posted, clock } = openWorld()
  const before = posted.length
  bus.publish('a/b', '1')
  clock.advance(5000)
  expect(posted).toHaveLength(before)
})

test('tells the children of opened branches once, and again when they have changed', () => {
  const { bus, ask, clock } = openWorld()
  bus.publish('a/b', '1')
  bus.publish('a/c', '1')
  const { branches } = ask({ open: [{ id: 0, version: -1 }] })
  expect(branches[0].children).toMatchObject([{ name: 'a', below: 2, isTopic: false }])
  const open = [{ id: 0, version: branches[0].version }]
  bus.publish('a/b', '2')
  expect(ask({ open }).branches).toEqual([])
  bus.publish('a/d', '2')
  expect(ask({ open }).branches[0].children).toMatchObject([{ name: 'a', below: 3 }])
  clock.advance(1000)
  const [{ id }] = branches[0].children
  expect(ask({ figures: [id, 12_345] }).counts).toEqual([4, 0])
})

test('leaves out what people say to each other in rooms', () => {
  const { bus, ask } = openWorld()
  bus.publish('gemba/main/who/engineer/~anna/s1', '{}')
  bus.publish('gemba/line/speed', '1')
  const { branches } = ask({ open: [{ id: 0, version: -1 }] })
  expect(branches[0].children).toMatchObject([{ name: 'gemba', below: 1 }])
})

test('shows the last payload of the topic looked at, whole, and only when it is new', () => {
  const { bus, ask, clock } = openWorld()
  const long = JSON.stringify({ text: 'x'.repeat(9000), level: 3 })
  bus.publish('tank', long)
  const [{ id }] = ask({ open: [{ id: 0, version: -1 }] }).branches[0].children
  expect(ask({ look: { id, version: 0 } }).look).toMatchObject({
    topic: 'tank',
    format: 'JSON, cut',
    kept: 4096,
    length: long.length,
  })
  clock.advance(3000)
  bus.publish('tank', long)
  const { look } = ask({ look: { id, version: 1 } })
  expect(look).toMatchObject({ format: 'JSON', kept: long.length, version: 2, age: 0 })
  expect(look!.leaves.map(({ path }) => path)).toEqual(['text', 'level'])
  expect(ask({ look: { id, version: 2 } }).look).toMatchObject({ leaves: [], count: 2 })
})

test('reads a signal as the form has it with the codec itself', () => {
  const { bus, ask } = openWorld()
  bus.publish('oven', '{"t": {"inside": 21.5}, "state": "ready"}')
  const [{ id }] = ask({ open: [{ id: 0, version: -1 }] }).branches[0].children
  const look = { id, version: 0 }
  const trial = { key: 'inside', codec: 'json', options: { path: 't.inside' }, states: null }
  expect(ask({ look, trial }).trial).toEqual({ value: 21.5, reason: '' })
  const wrong = { ...trial, options: { path: 't.outside' } }
  expect(ask({ look, trial: wrong }).trial?.reason).toMatch(/no value at this path/)
  const states = [{ code: 3, name: 'ready' }]
  const state = { ...trial, options: { path: 'state' }, states }
  expect(ask({ look, trial: state }).trial?.value).toBe(3)
  expect(ask({ look, trial: { ...state, states: null } }).trial?.reason).toMatch(/not a .*number/)
  expect(ask({ look, trial: { ...trial, codec: 'morse' } }).trial?.reason).toMatch(/no codec/)
})

test('rests between seconds when too much comes, without a word about its link, and makes right rates', () => {
  const { bus, clock, core, links } = openWorld()
  const second = () => {
    for (let i = 0; i < 13_000; i++) bus.publish('busy', '1')
    clock.advance(1000)
  }
  second()
  expect(bus.links).toBe(1)
  second()
  expect([bus.links, core.survey.totals.isResting]).toEqual([0, true])
  const told = links().length
  for (let i = 0; i < 20; i++) second()
  expect(links()).toHaveLength(told)
  expect(core.survey.totals.messages).toBeLessThan(0.4 * 22 * 13_000)
  expect(core.survey.totals.rate).toBeCloseTo(13_000, -3)
  for (let i = 0; i < 5; i++) clock.advance(1000)
  expect([bus.links, core.survey.totals.isResting]).toEqual([1, false])
})

test('says that the broker refuses the filter, and what becomes of its link', () => {
  const { bus, events, links, core } = openWorld()
  events.onRefusedTopic('#', 'this user is not allowed in')
  expect(links().at(-1)).toMatchObject({ status: 'connected', refused: '#' })
  bus.lose()
  expect(links().at(-1)).toMatchObject({ status: 'lost', reason: 'the broker has gone' })
  core.close()
  expect(bus.links).toBe(0)
})
