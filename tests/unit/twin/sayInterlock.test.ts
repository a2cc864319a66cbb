import { describe, expect, it } from 'vitest'
import type { Command, Interlock } from '#twin/Command.ts'
import { Quality } from '#twin/Quality.ts'
import { sayInterlock } from '#twin/sayInterlock.ts'
import { sayOrder, targetProblem } from '#twin/sayOrder.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { makeFile, read } from './smallFile.ts'

const { twin } = read(makeFile())
if (!twin) throw new Error('no twin')

/** What is said of a condition over the filler's state (1 running) and speed (30 rpm). */
function say(interlock: Omit<Interlock, 'signal'>, signal = 1, quality: number = Quality.good) {
  const table = new SignalTable(twin!.signals.length)
  table.write(0, 1, 0, 0, quality)
  table.write(1, 30, 0, 0, quality)
  return sayInterlock([{ signal, ...interlock }], twin!, table)
}

describe('sayInterlock', () => {
  it('says the condition and the value that breaks it, and nothing while it holds', () => {
    expect(say({ is: ['running'] }, 0)).toBeNull()
    expect(say({ isNot: ['stopped'] }, 0)).toBeNull()
    expect(say({ above: 30 })).toBeNull()
    expect(say({ below: 31 })).toBeNull()
    expect(say({ is: ['stopped'] }, 0)).toBe(
      'Only while Rotary filler State is stopped; it is running.',
    )
    expect(say({ below: 30, text: 'The cap would fly off.' })).toBe(
      'The cap would fly off. Only while Rotary filler speed is below 30\u202frpm; it is 30\u202frpm.',
    )
  })

  it('holds nothing by a value that is old or not known', () => {
    expect(say({ above: 0 }, 1, Quality.stale)).toMatch(/that value is stale/)
    expect(say({ is: ['running'] }, 0, Quality.never)).toMatch(/not known yet/)
    expect(say({ is: ['running'] }, 2)).toMatch(/not known yet/)
  })
})

describe('sayOrder', () => {
  const command = {
    asset: 1,
    name: 'Speed',
    unit: '%',
    digits: 0,
    takes: { kind: 'number', range: [40, 110], step: 5 },
  } as Command

  it('names the asset, what is done to it and the target', () => {
    expect(sayOrder(twin, command, 60)).toBe('Rotary filler: Speed to 60\u202f%')
    const takes: Command['takes'] = { kind: 'choice', choices: [{ value: true, name: 'open' }] }
    expect(sayOrder(twin, { ...command, takes }, true)).toBe('Rotary filler: Speed to open')
    expect(sayOrder(twin, { ...command, takes: { kind: 'nothing' } }, null)).toBe(
      'Rotary filler: Speed',
    )
  })

  it('refuses a number beyond the range, and what is none', () => {
    expect(targetProblem(command, 40)).toBeNull()
    for (const value of [39, 111, NaN, Infinity]) {
      expect(targetProblem(command, value)).toBe('Choose from 40\u202f% to 110\u202f%.')
    }
  })
})
