import { describe, expect, it } from 'vitest'
import { fillOrder } from '#twin/fillOrder.ts'
import { readCommands } from '#twin/readCommands.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { makeFile, read, type Json } from './smallFile.ts'

const shared = {
  topic: 'gemba/hall/command',
  clock: 'gemba/hall/desk/clock',
  answer: { topic: 'gemba/hall/desk/answer' },
}

/** What comes of a filler with these commands. */
function readWith(commands: Json, ofFile: unknown = shared) {
  const file = makeFile((whole, filler) => {
    if (ofFile !== null) whole.commands = ofFile
    filler.commands = commands
  })
  const { twin, problems } = read(file)
  expect(problems).toEqual([])
  if (!twin) throw new Error('no twin')
  const own = new TwinProblems()
  const made = readCommands(twin, own)
  const said = own.list(JSON.stringify(file, null, 1))
  return {
    ...made,
    said: said.map(({ text, advice = '' }) => `${text} ${advice}`.trim()),
    own: said,
  }
}

describe('readCommands', () => {
  it('fills in what a short command leaves to the file and to its signal', () => {
    const { list, clock, said } = readWith({
      speed: { name: 'Speed', signal: 'speed', range: [0, 50], confirm: 'Bottles fall.' },
      reset: {
        role: 'engineer',
        answer: { done: ['ok'] },
        interlock: [{ signal: 'state', is: ['stopped'] }],
      },
    })
    expect(said).toEqual([])
    expect(clock).toEqual({ topic: 'gemba/hall/desk/clock', time: 'ts', desk: 'desk' })
    expect(list).toMatchObject([
      {
        id: 'filler.speed',
        topic: 'gemba/hall/command/filler.speed',
        unit: 'rpm',
        digits: 0,
        signal: 1,
        role: 'operator',
        takes: { kind: 'number', range: [0, 50], step: 1 },
        expiry: 5,
        timeout: 15,
        answer: { topic: 'gemba/hall/desk/answer', state: 'state', done: ['done'] },
      },
      {
        id: 'filler.reset',
        name: 'reset',
        takes: { kind: 'nothing' },
        role: 'engineer',
        answer: { done: ['ok'], refused: ['refused'] },
        interlocks: [{ signal: 0, is: ['stopped'] }],
      },
    ])
  })

  it('leaves out a command that is wrong, says why and what to do, and keeps the others', () => {
    const wrong: [Json, RegExp][] = [
      [{ signal: 'sped' }, /no signal “sped”.*mean “speed”/],
      [{ range: [9, 1] }, /smaller and a larger/],
      [{ range: [0, 1], choices: ['a'] }, /not both/],
      [{ choices: ['a', 'a'] }, /twice/],
      [{ step: 2 }, /belongs to a “range”/],
      [{ expiry: 11 }, /expiry/],
      [{ topic: 'a/+/b' }, /one topic/],
      [{ role: 'guest' }, /role/],
      [{ payload: { id: '{id}' } }, /no “\{expires\}”.*long after/],
      [{ payload: '{id} {expires} {valeu}' }, /no placeholder “\{valeu\}”.*“value”/],
      [{ interlock: [{ signal: 'state', is: ['runing'] }] }, /no state “runing”.*“running”/],
      [{ interlock: [{ signal: 'speed', is: ['running'] }] }, /is a number.*“above”/],
      [{ interlock: [{ signal: 'speed', above: 1, below: 2 }] }, /exactly one of/],
      [{ interlock: { signal: 'speed' } }, /must be a list/],
    ]
    for (const [entry, expected] of wrong) {
      const { list, said } = readWith({ wrong: entry, right: {} })
      expect(said).toEqual([expect.stringMatching(expected)])
      expect(list.map(({ id }) => id)).toEqual(['filler.right'])
    }
    const { list, own } = readWith({ right: { rnage: [0, 1] } })
    expect(own[0]).toMatchObject({
      text: '“rnage” is not known here.',
      advice: 'Did you mean “range”?',
    })
    expect(own[0].where).toMatch(/commands.right.rnage — line \d+/)
    expect(list).toHaveLength(1)
    expect(readWith({ 'a b': {} }).said).toEqual([expect.stringMatching(/cannot be the key/)])
  })

  it('gives no command without a way there, an answer and the plant’s time', () => {
    expect(readWith({ go: {} }, null).said).toEqual([expect.stringMatching(/nowhere how/)])
    const { topic, clock, answer } = shared
    expect(readWith({ go: {} }, { topic, answer }).said).toEqual([expect.stringMatching(/clock/)])
    expect(readWith({ go: {} }, { clock, answer }).said).toEqual([
      expect.stringMatching(/no topic/),
    ])
    expect(readWith({ go: {} }, { clock, topic }).said).toEqual([expect.stringMatching(/answers/)])
    for (const file of [null, { topic, answer }, { clock, answer }, { clock, topic }, 7]) {
      expect(readWith({ go: {} }, file).list).toEqual([])
    }
  })
})

describe('fillOrder', () => {
  const words = { id: 'k1', value: 60.5, expires: 1e12, user: 'a","x":"' }

  it('keeps numbers numbers, and lets nothing that is filled in add to the JSON', () => {
    const payload = { id: '{id}', set: { to: '{value}' }, at: ['{expires}'], by: 'user {user}' }
    expect(JSON.parse(fillOrder(payload, words))).toEqual({
      id: 'k1',
      set: { to: 60.5 },
      at: [1e12],
      by: 'user a","x":"',
    })
  })

  it('leaves out what there is not, and fills a text as it stands', () => {
    expect(fillOrder({ id: '{id}', desk: '{desk}' }, words)).toBe('{"id":"k1"}')
    expect(fillOrder('SET {value};{id};{expires}{desk}', words)).toBe('SET 60.5;k1;1000000000000')
  })
})
