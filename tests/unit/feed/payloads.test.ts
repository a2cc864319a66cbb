import { describe, expect, it } from 'vitest'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { Signal } from '#twin/Twin.ts'
import { makeSignal } from './makeSignal.ts'
import { ManualClock } from './ManualClock.ts'
import { openCore } from './openCore.ts'

/** A pump whose values come in one message. */
const pump = (key: string, change: Partial<Signal> = {}) =>
  makeSignal(`pump.${key}`, { topic: 'plant/pump', codec: 'json', ...change })

function open(signals: Signal[]) {
  const clock = new ManualClock()
  const bus = new LoopbackBus()
  const world = openCore({ broker: 'loopback://test', signals }, bus, clock)
  const send = (...payloads: unknown[]) => {
    for (const payload of payloads) {
      bus.publish('plant/pump', typeof payload === 'string' ? payload : JSON.stringify(payload))
    }
    clock.advance(1100)
    return world.problems
  }
  return { ...world, send }
}

describe('what is wrong with a message', () => {
  it('is one line for all the signals of its topic, and each of them is bad', () => {
    const { send, quality } = open(['a', 'b', 'c', 'd'].map((key) => pump(key)))
    const problems = send({ a: 1, b: 2, c: 3, d: 4 }, 'nonsense', '{', '')
    expect(problems).toEqual([
      {
        text: '4 signals (pump.a, pump.b, pump.c, …): the payload is not JSON',
        times: 2,
        slots: [0, 1, 2, 3],
      },
      {
        text: '4 signals (pump.a, pump.b, pump.c, …): the payload is empty',
        times: 1,
        slots: [0, 1, 2, 3],
      },
    ])
    expect([0, 1, 2, 3].map(quality)).toEqual(['bad', 'bad', 'bad', 'bad'])
  })

  it('names the nearest place when none of the expected ones is there', () => {
    const { send, quality } = open([pump('speed'), pump('load')])
    const problems = send({ sped: 1 }, { sped: 2 })
    expect(problems).toEqual([
      {
        text: '2 signals (pump.speed, pump.load): a message on their topic carries a value for none of them',
        advice: 'Did you mean “sped”?',
        times: 2,
        slots: [],
      },
    ])
    expect(quality(0)).toBe('never')
  })

  it('is said of one signal that never comes beside others that do', () => {
    const { send } = open([pump('speed'), pump('laod')])
    expect(send(...Array.from({ length: 19 }, (_, i) => ({ speed: i, load: i })))).toEqual([])
    expect(send({ speed: 20, load: 20 }, { speed: 21, load: 21 })).toEqual([
      {
        text: 'pump.laod: none of the first 20 messages on its topic carried a value for it',
        advice: 'Did you mean “load”?',
        times: 1,
        slots: [],
      },
    ])
  })

  it('is said once of a time that cannot be read, and the values count', () => {
    const codecOptions = { time: 'ts' }
    const { send, quality } = open([
      pump('speed', { codecOptions }),
      pump('load', { codecOptions }),
    ])
    const problems = send({ speed: 1, load: 2, ts: 'noon' })
    expect(problems.map(({ text }) => text)).toEqual([
      '2 signals (pump.speed, pump.load): the time at “ts” cannot be read',
    ])
    expect([quality(0), quality(1)]).toEqual(['good', 'good'])
  })
})

describe('a signal with a factor and a summand', () => {
  it('is shown in its own unit, and judged in it', () => {
    const { send, core, quality } = open([
      pump('heat', { linear: [0.1, -10], range: [0, 20] }),
      pump('cold', { linear: [2, 0], range: [0, 20] }),
    ])
    send({ heat: 210, cold: 11 })
    expect([...core.table.value]).toEqual([11, 22])
    expect([quality(0), quality(1)]).toEqual(['good', 'bad'])
  })
})
