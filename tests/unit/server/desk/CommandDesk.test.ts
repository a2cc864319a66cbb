import { beforeEach, describe, expect, it } from 'vitest'
import { makeAct, nothing, number, oneOf, type Act } from '#scenarios/Act.ts'
import { CommandDesk } from '#server/desk/CommandDesk.ts'

const start = Date.UTC(2026, 0, 5)
const anna = 'operator/anna/s1'

/** What the plant was made to do, in order. */
let done: string[]
let isReached: boolean
let isLocked: boolean
let told: { topic: string; text: Record<string, unknown> }[]
let desk: CommandDesk

const acts: Record<string, Act> = {
  'filler.speed': makeAct(number(40, 110, 5), (value) => done.push(`speed ${String(value)}`), {
    isDone: () => isReached,
    within: 4,
  }),
  'filler.run': makeAct(oneOf('start', 'stop'), (value) => done.push(String(value)), {
    refuses: (value) => (isLocked && value === 'start' ? 'The guard is open.' : null),
  }),
  'filler.reset': makeAct(nothing, () => done.push('reset'), { role: 'engineer' }),
}

function openDesk(run = 'run1') {
  return new CommandDesk({
    root: 'gemba/hall',
    acts,
    run,
    send: (topic, payload) => told.push({ topic, text: JSON.parse(payload) }),
  })
}

beforeEach(() => {
  done = []
  told = []
  isReached = true
  isLocked = false
  desk = openDesk()
})

type Given = { id?: string; value?: unknown; expires?: unknown; desk?: string }

/** Gives a command, by default one that is right. */
function give(name: string, given: Given, sender = anna, now = start, isRetained = false): void {
  const payload = { id: 'order-001', desk: 'run1', expires: start + 5000, ...given }
  desk.take(`gemba/hall/command/${name}/${sender}`, JSON.stringify(payload), isRetained, now)
}

const states = () => told.map(({ text }) => text.state)
const reason = () => told.at(-1)?.text.reason

describe('the desk of a plant', () => {
  it('accepts, carries out, and says when it is reached', () => {
    isReached = false
    give('filler.speed', { value: 60 })
    expect(done).toEqual(['speed 60'])
    expect(told).toEqual([
      {
        topic: 'gemba/hall/desk/answer',
        text: {
          ts: start,
          id: 'order-001',
          command: 'filler.speed',
          by: 'anna/s1',
          state: 'accepted',
        },
      },
    ])
    desk.step(start + 1000)
    isReached = true
    desk.step(start + 2000)
    desk.step(start + 3000)
    expect(states()).toEqual(['accepted', 'done'])
  })

  it('says so when what was begun is not reached in time, or another command takes its place', () => {
    isReached = false
    give('filler.speed', { value: 60 })
    desk.step(start + 4000)
    expect(states()).toEqual(['accepted', 'refused'])
    expect(reason()).toMatch(/not reached within 4 s/)
    give('filler.speed', { id: 'order-002', value: 70 })
    give('filler.speed', { id: 'order-003', value: 80 })
    expect(states().slice(2)).toEqual(['accepted', 'refused', 'accepted'])
    expect(told[3].text).toMatchObject({
      id: 'order-002',
      reason: expect.stringMatching(/Another/),
    })
  })

  it('carries the same command out once, however often it comes, and repeats what it answered', () => {
    give('filler.speed', { value: 60 })
    desk.step(start)
    give('filler.speed', { value: 60 })
    give('filler.speed', { value: 90 })
    give('filler.run', { value: 'stop' })
    expect(done).toEqual(['speed 60'])
    expect(states()).toEqual(['accepted', 'done', 'done', 'done', 'done'])
    // Nobody else can answer for it with its id.
    give('filler.speed', { value: 60 }, 'operator/eve/s9')
    expect(told).toHaveLength(5)
  })

  it('carries nothing out of what was given before it was started anew (R18)', () => {
    give('filler.speed', { value: 60 })
    desk = openDesk('run2')
    give('filler.speed', { value: 60 }, anna, start + 100)
    expect(done).toEqual(['speed 60'])
    expect(reason()).toMatch(/started anew/)
  })

  it('carries nothing out that comes late, or would be good for long', () => {
    give('filler.speed', { value: 60 }, anna, start + 5001)
    expect(reason()).toBe('It came 0.0 s after it had expired.')
    give('filler.speed', { id: 'order-002', value: 60 }, anna, start + 60_000)
    expect(reason()).toBe('It came 55.0 s after it had expired.')
    give('filler.speed', { id: 'order-003', value: 60, expires: start + 11_000 })
    expect(reason()).toMatch(/more than 10 s/)
    // What was refused is not carried out later either, when the plant's clock is set back.
    give('filler.speed', { value: 60 }, anna, start)
    expect(done).toEqual([])
    give('filler.speed', { id: 'order-004', value: 60 }, anna, start, true)
    expect(reason()).toMatch(/kept by the broker/)
    expect(done).toEqual([])
  })

  it('holds to role, range, choices and interlocks, and says which', () => {
    const refused: [string, Given, string, RegExp][] = [
      ['filler.sped', {}, anna, /no command “filler.sped”/],
      ['filler.reset', {}, anna, /takes the role engineer/],
      ['filler.speed', { value: 60 }, 'inspector/anna/s1', /takes the role operator/],
      ['filler.speed', { value: 60 }, 'plant/anna/s1', /from the role plant/],
      ['filler.speed', { value: 111 }, anna, /from 40 to 110/],
      ['filler.speed', { value: '60' }, anna, /from 40 to 110/],
      ['filler.speed', {}, anna, /from 40 to 110/],
      ['filler.run', { value: 'halt' }, anna, /one of: start, stop/],
      ['filler.reset', { value: 1 }, 'engineer/anna/s1', /no value/],
      ['filler.speed', { value: 60, desk: '' }, anna, /started anew/],
      ['toString', {}, anna, /no command/],
    ]
    refused.forEach(([name, given, sender, expected], i) => {
      give(name, { id: `refused-${i}`, ...given }, sender)
      expect([states().at(-1), reason()]).toEqual(['refused', expect.stringMatching(expected)])
    })
    isLocked = true
    give('filler.run', { value: 'start' })
    expect(reason()).toBe('The guard is open.')
    give('filler.run', { id: 'order-002', value: 'stop' })
    give('filler.reset', { id: 'order-003' }, 'engineer/anna/s1')
    expect(done).toEqual(['stop', 'reset'])
  })

  it('passes over what cannot be read', () => {
    const topic = `gemba/hall/command/filler.speed/${anna}`
    for (const text of [
      '',
      'x',
      '[]',
      'null',
      '{"id":7}',
      '{"id":"a b c d e","expires":1}',
      `"${'x'.repeat(9000)}"`,
    ]) {
      desk.take(topic, text, false, start)
    }
    give('filler.speed', { value: { $gt: 1 } })
    give('filler.speed', { value: 60, expires: '9e99' })
    desk.take('gemba/other/command/filler.speed/operator/anna/s1', '{}', false, start)
    expect([told, done]).toEqual([[], []])
  })

  it('tells its time and which run of it this is', () => {
    desk.tell(start)
    expect(told).toEqual([{ topic: 'gemba/hall/desk/clock', text: { ts: start, desk: 'run1' } }])
  })
})
