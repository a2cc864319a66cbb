import { beforeEach, describe, expect, it } from 'vitest'
import { CommandLink } from '#feed/commands/CommandLink.ts'
import type { Transport } from '#feed/transports/Transport.ts'
import type { OrderNews } from '#twin/Order.ts'
import { ManualClock } from '../ManualClock.ts'
import { makeOrder, watch } from './makeOrder.ts'

/** The plant's clock at the test's start; this machine's is something else altogether. */
const plantStart = Date.UTC(2026, 0, 5)
const pageStart = plantStart - 600_000

let clock: ManualClock
let isUp: boolean
let role: 'operator' | 'engineer' | 'viewer' | null
let wallError: number
let sent: { topic: string; text: string; expiry?: number }[]
let news: OrderNews[]
let standings: boolean[]
let topics: Set<string>
let link: CommandLink

beforeEach(() => {
  clock = new ManualClock()
  isUp = true
  role = 'operator'
  wallError = 0
  sent = []
  news = []
  standings = []
  topics = new Set()
  const began = clock.now()
  const transport = {
    publish(topic: string, payload: Uint8Array, expiry?: number) {
      if (isUp) sent.push({ topic, text: new TextDecoder().decode(payload), expiry })
      return isUp
    },
    subscribe: (all: string[]) => all.forEach((each) => topics.add(each)),
    unsubscribe: (all: string[]) => all.forEach((each) => topics.delete(each)),
  } as unknown as Transport
  link = new CommandLink({
    transport: () => transport,
    clock,
    wall: () => pageStart + clock.now() - began + wallError,
    sender: () => (role === null ? null : { role, user: 'anna', session: 's1' }),
    post: (told) => {
      if (told.kind === 'order') news.push(told.news)
      else standings.push(told.isThere)
    },
  })
  link.receive({ kind: 'watch', watch })
})

function hear(topic: string, value: unknown, isRetained = false): boolean {
  return link.take(topic, new TextEncoder().encode(JSON.stringify(value)), isRetained)
}

/** The plant tells its time, which is so many milliseconds after the start. */
function tellTime(after: number, isRetained = false): void {
  hear('gemba/bottling/desk/clock', { ts: plantStart + after, desk: 'run1' }, isRetained)
}

function give(change: Parameters<typeof makeOrder>[0] = {}, clickedAgo = 0): string {
  const at = pageStart + clock.now() - 1000 - clickedAgo
  const order = makeOrder({ at, ...change })
  link.receive({ kind: 'order', order })
  return order.id
}

function answer(id: string, state: string, reason?: string): void {
  hear('gemba/bottling/desk/answer', { id, state, reason })
}

const states = () => news.map(({ state }) => state)

describe('CommandLink', () => {
  it('sends a command once, as this person, with an id, an expiry by the plant’s clock and for the broker', () => {
    tellTime(0)
    clock.advance(700)
    const id = give({}, 200)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      topic: 'gemba/bottling/command/filler.speed/operator/anna/s1',
      expiry: 5,
    })
    // Good for five seconds from the click on, which was 0.5 s after the plant told its time; ten minutes of error do nothing.
    expect(JSON.parse(sent[0].text)).toEqual({
      id,
      desk: 'run1',
      expires: plantStart + 5500,
      value: 60,
    })
    link.receive({ kind: 'order', order: makeOrder({ id, at: pageStart + 700 }) })
    expect(sent).toHaveLength(1)
  })

  it('tells pending, accepted, done; and refused with the reason', () => {
    tellTime(0)
    const id = give()
    answer(id, 'accepted')
    answer(id, 'accepted')
    answer(id, 'done')
    answer(id, 'refused')
    expect(states()).toEqual(['pending', 'accepted', 'done'])
    expect(news[2].plantTime).toBe(plantStart)
    const other = give()
    answer(other, 'refused', 'The guard is open.')
    clock.advance(60_000)
    expect(news.slice(3)).toMatchObject([
      { state: 'pending' },
      { id: other, state: 'refused', reason: 'The guard is open.' },
    ])
    expect(clock.timers).toBe(0)
  })

  it('says that the outcome is unknown after the timeout, also once accepted, and what it was when that comes later', () => {
    tellTime(0)
    give()
    clock.advance(14_999)
    expect(states()).toEqual(['pending'])
    clock.advance(1)
    expect(news[1]).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(/No answer within 15 s/),
    })
    tellTime(15_000)
    const id = give()
    answer(id, 'accepted')
    clock.advance(15_000)
    expect(news.at(-1)).toMatchObject({ state: 'unknown', reason: expect.stringMatching(/began/) })
    answer(id, 'done')
    expect(states().at(-1)).toBe('done')
  })

  it('sends nothing without a connection, the right, or the plant’s time, and nothing of it later', () => {
    tellTime(0)
    isUp = false
    give()
    role = null
    give()
    role = 'viewer'
    give()
    role = 'operator'
    isUp = true
    give({ role: 'engineer' })
    clock.advance(5001)
    give()
    expect(news.map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
      'unsent: There is no connection.',
      'unsent: There is no connection.',
      'unsent: It takes the role operator.',
      'unsent: It takes the role engineer.',
      'unsent: The plant does not tell its time.',
    ])
    tellTime(6000)
    clock.advance(60_000)
    link.tick()
    expect(sent).toEqual([])
  })

  it('sends nothing when the page was held up after the click, or its clock was set meanwhile', () => {
    tellTime(0)
    give({}, 2001)
    expect(news.at(-1)).toMatchObject({
      state: 'unsent',
      reason: expect.stringMatching(/held up for 2 s/),
    })
    wallError = -600_000
    give()
    wallError = 600_000
    give()
    expect([states(), sent]).toEqual([['unsent', 'unsent', 'unsent'], []])
    wallError = 0
    give({}, 1500)
    expect(states().at(-1)).toBe('pending')
    expect(JSON.parse(sent[0].text).expires).toBe(plantStart + 3500)
  })

  it('takes no time that the broker had kept, and forgets it with the link', () => {
    tellTime(0, true)
    expect(standings).toEqual([])
    tellTime(0)
    expect(standings).toEqual([true])
    link.lose()
    expect(standings).toEqual([true, false])
    give()
    expect(states()).toEqual(['unsent'])
    tellTime(9000)
    expect(standings).toEqual([true, false, true])
    clock.advance(5001)
    link.tick()
    expect(standings.at(-1)).toBe(false)
  })

  it('takes an answer that was delayed or repeated for what it is, and no other for one', () => {
    tellTime(0)
    const id = give()
    hear('gemba/bottling/desk/answer', { id, state: 'done' }, true)
    for (const said of [
      null,
      7,
      {},
      { id },
      { id, state: 'odd' },
      { id: 'other', state: 'done' },
      { state: 'done' },
    ])
      hear('gemba/bottling/desk/answer', said)
    link.take('gemba/bottling/desk/answer', new Uint8Array(20_000).fill(123), false)
    link.take('gemba/bottling/desk/answer', new TextEncoder().encode('{"id'), false)
    expect(states()).toEqual(['pending'])
    expect(link.take('gemba/main/who/guest/anna/s1', new Uint8Array(), false)).toBe(false)
    answer(id, 'done')
    expect(states()).toEqual(['pending', 'done'])
  })

  it('follows what another plant says of its desk', () => {
    expect([...topics]).toEqual(['gemba/bottling/desk/clock', 'gemba/bottling/desk/answer'])
    const other = { clock: { topic: 'x/time', time: 'now.ms', desk: 'run' }, answers: ['x/said'] }
    link.receive({ kind: 'watch', watch: other })
    expect([...topics]).toEqual(['x/time', 'x/said'])
    hear('x/time', { now: { ms: plantStart } })
    const reading = makeOrder().answer
    const id = give({
      payload: 'SPEED {value} {id} {expires}{desk}',
      answer: { ...reading, topic: 'x/said', id: 'for.id', state: 'ok', done: ['true'] },
    })
    expect(sent[0].text).toBe(`SPEED 60 ${id} ${plantStart + 5000}`)
    hear('x/said', { for: { id }, ok: true })
    expect(states()).toEqual(['pending', 'done'])
    link.receive({ kind: 'watch', watch: null })
    expect([...topics]).toEqual([])
  })
})
