import { describe, expect, it } from 'vitest'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import type { Target } from '#behaviours/Behaviour.ts'
import { behaviours } from '#behaviours/index.ts'
import { linearColour } from '#twin/namedColours.ts'
import { Look } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { colourOf, lookOf, makeSignal, makeStateSignal, makeTarget, placeOf } from './makeWorld.ts'

function open(size = 4) {
  const signals = new SignalTable(size)
  const loop = new BehaviourLoop(signals)
  const world = makeTarget()
  const add = (as: keyof typeof behaviours, options: unknown, target: Partial<Target>): void => {
    loop.attach(
      as,
      behaviours[as],
      behaviours[as].options.parse(options),
      { ...world, ...target },
      0,
    )
  }
  return { signals, loop, add, parts: world.parts }
}

const byState = { states: { running: 'ok', faulted: 'alarm' } }
const state = makeStateSignal()

describe('BehaviourLoop', () => {
  it('shows the current value as soon as a behaviour is attached', () => {
    const { signals, add, parts } = open()
    signals.write(1, 2, NaN, 0, Quality.good)
    add('colour', byState, { signal: state, slot: 1 })
    expect(colourOf(parts, 2)[0]).toBeCloseTo(linearColour('alarm')[0])
  })

  it('runs all bindings of a changed signal and leaves the list of changes to its owner', () => {
    const { signals, loop, add, parts } = open()
    add('colour', byState, { signal: state, slot: 0 })
    add('glow', byState, { signal: state, slot: 0 })
    signals.write(0, 1, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    expect(colourOf(parts, 2)[0]).toBeCloseTo(linearColour('ok')[0])
    expect(lookOf(parts, 2)[Look.glow]).toBeCloseTo(linearColour('ok')[0])
    expect(signals.changedCount).toBe(1)
  })

  it('gives frames only while something moves, and computes matrices', () => {
    const { signals, loop, add, parts } = open()
    add('slide', { axis: 'x' }, { slot: 0 })
    signals.write(0, 0, NaN, 0, Quality.good)
    loop.run(0.1, 0)
    expect(loop.settled).toBe(true)
    signals.clearChanged()
    signals.write(0, 4, NaN, 0, Quality.good)
    loop.run(0.1, 1)
    expect(loop.settled).toBe(false)
    signals.clearChanged()
    loop.run(0.5, 1.5)
    expect(placeOf(parts, 2)[0]).toBeCloseTo(12, 4)
    loop.run(0.6, 2.1)
    expect(placeOf(parts, 2)[0]).toBeCloseTo(14, 4)
    expect(loop.settled).toBe(true)
  })

  it('keeps every one of many moving in step while others come to rest', () => {
    const { signals, loop, add } = open(200)
    for (let slot = 0; slot < 200; slot++) add('spin', {}, { slot })
    for (let slot = 0; slot < 200; slot++) signals.write(slot, slot % 3, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    signals.clearChanged()
    for (let slot = 0; slot < 200; slot += 2) signals.write(slot, 0, NaN, 0, Quality.good)
    for (let i = 0; i < 1200; i++) loop.run(1 / 60, 0.1 + i / 60)
    expect(loop.settled).toBe(false)
    signals.clearChanged()
    for (let slot = 1; slot < 200; slot += 2) signals.write(slot, 0, NaN, 0, Quality.good)
    for (let i = 0; i < 1200; i++) loop.run(1 / 60, 30 + i / 60)
    expect(loop.settled).toBe(true)
  })

  it('shows on a part the worst quality of all signals bound to it', () => {
    const { signals, loop, add, parts } = open()
    const quality = (): number => lookOf(parts, 2)[Look.quality]
    add('colour', byState, { signal: state, slot: 0 })
    add('spin', {}, { slot: 1 })
    expect(quality()).toBe(Quality.never)
    signals.write(0, 1, NaN, 0, Quality.good)
    signals.write(1, 1, NaN, 0, Quality.simulated)
    loop.run(0.1, 0.1)
    expect(quality()).toBe(Quality.simulated)
    signals.clearChanged()
    signals.setQuality(0, Quality.stale)
    loop.run(0.1, 0.2)
    expect(quality()).toBe(Quality.stale)
    signals.setQuality(0, Quality.good)
    signals.setQuality(1, Quality.good)
    loop.run(0.1, 0.3)
    expect(quality()).toBe(Quality.good)
  })

  it('shows a change of quality on all parts of all bindings of the signal', () => {
    const { signals, loop, add, parts } = open()
    add('colour', byState, { signal: state, slot: 0 })
    add('glow', byState, {
      signal: state,
      slot: 0,
      rows: Uint32Array.of(3),
      roots: Uint32Array.of(3),
    })
    signals.write(0, 1, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    expect(lookOf(parts, 2)[Look.quality]).toBe(Quality.good)
    expect(lookOf(parts, 3)[Look.quality]).toBe(Quality.good)
  })

  it('gives a model back as it was, while another goes on', () => {
    const { signals, loop, add, parts } = open()
    const before = [parts.look.slice(), parts.matrix.slice(), parts.colours.shown.slice()]
    const other = makeTarget().parts
    add('colour', byState, { signal: state, slot: 0 })
    add('spin', {}, { slot: 1 })
    add('spin', {}, { slot: 1, parts: other })
    signals.write(0, 1, NaN, 0, Quality.good)
    signals.write(1, 40, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    loop.detachAll(parts)
    expect([parts.look, parts.matrix, parts.colours.shown]).toEqual(before)
    expect(loop.shownBy(parts, 2)).toEqual([])
    const turned = other.matrix.slice()
    loop.run(0.1, 0.2)
    expect(other.matrix).not.toEqual(turned)
    loop.detachAll(other)
    expect(loop.settled).toBe(true)
    loop.run(0.1, 0.3)
    expect([parts.look, parts.matrix, parts.colours.shown]).toEqual(before)
  })

  it('reuses the places of detached bindings', () => {
    const { signals, loop, add, parts } = open()
    for (let i = 0; i < 3; i++) {
      add('spin', {}, { slot: 1 })
      add('colour', byState, { signal: state, slot: 1 })
      signals.write(1, 2, NaN, 0, Quality.good)
      loop.run(0.1, i)
      expect(colourOf(parts, 2)[0]).toBeCloseTo(linearColour('alarm')[0])
      loop.detachAll(parts)
      expect(colourOf(parts, 2)[0]).toBe(0)
    }
  })

  it('says why a part looks as it does, and by what', () => {
    const { signals, loop, add, parts } = open()
    add('colour', byState, { signal: state, slot: 0 })
    add('label', { text: 'Pump' }, { signal: undefined, slot: -1, assetName: 'Pump 1' })
    expect(loop.shownBy(parts, 2)).toEqual(['colour machine.state', 'label'])
    const text = (): string => loop.reasons(parts, 2)[0].text
    expect(text()).toBe('No value has been received yet.')
    signals.write(0, 2, NaN, 0, Quality.good)
    expect(text()).toBe('State is faulted: shown in alarm red.')
    signals.setQuality(0, Quality.stale)
    expect(text()).toBe(
      'State is faulted: shown in alarm red. The value is old: nothing newer has come.',
    )
    signals.write(0, 99, NaN, 0, Quality.bad)
    expect(text()).toContain('what was shown before is kept')
    expect(loop.reasons(parts, 2)[1]).toEqual({
      behaviour: 'label',
      signal: '',
      text: 'Shows the name Pump 1.',
    })
    expect(loop.reasons(parts, 4)).toEqual([])
  })

  it('names a group that moves as well as the parts below it', () => {
    const { loop, add, parts } = open()
    const machine = { rows: Uint32Array.of(2, 3), roots: Uint32Array.of(1) }
    add('spin', {}, { ...machine, slot: 0, signal: makeSignal({ id: 'machine.speed' }) })
    for (const row of [1, 2, 3]) expect(loop.shownBy(parts, row)).toEqual(['spin machine.speed'])
  })
})
