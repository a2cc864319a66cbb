import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { colour } from '#behaviours/colour.ts'
import { glow } from '#behaviours/glow.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { attach, makeTarget } from './makeWorld.ts'

const rules = [
  { scale: { from: 0, to: 4 } },
  { scale: { from: 4, to: 0 } },
  { thresholds: [{ from: 1, colour: 'warning' }], deadband: 0.5 },
  { thresholds: [{ from: 3, colour: 'alarm' }] },
]
const rowsOf = [[2], [3], [2, 3], [4]]

describe('BoundTable', () => {
  it('shows of many members in one loop what each would show alone', () => {
    const sample = fc.record({
      slot: fc.nat(3),
      value: fc.oneof(fc.constant(NaN), fc.nat(5)),
      quality: fc.constantFrom(Quality.good, Quality.stale, Quality.bad),
      seconds: fc.constantFrom(0, 1 / 60, 0.1, 3),
    })
    const binding = fc.record({ rule: fc.nat(3), isGlow: fc.boolean() })
    const plant = fc.array(binding, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(plant, fc.array(sample, { maxLength: 60 }), (bindings, samples) => {
        const signals = new SignalTable(4)
        const loop = new BehaviourLoop(signals)
        const together = bindings.map(() => makeTarget())
        const { parts } = together[0]
        const alone = bindings.map(({ rule, isGlow }, slot) => {
          const behaviour = isGlow ? glow : colour
          const rows = Uint32Array.from(rowsOf[slot])
          // Two on one row would show what was written last.
          const target = { ...makeTarget(), rows, roots: rows, slot }
          const model = slot === 2 ? makeTarget().parts : parts
          const options = behaviour.options.parse(rules[rule])
          const shared = { ...target, parts: model }
          loop.attach(isGlow ? 'glow' : 'colour', behaviour, options, shared, 0)
          return { target, shared, bound: attach(behaviour, rules[rule], target) }
        })
        let now = 0
        for (const { slot, value, quality, seconds } of samples) {
          now += seconds
          signals.write(slot, value, NaN, now, quality)
          alone[slot].bound.change(value, quality, now)
          loop.run(seconds, now)
          signals.clearChanged()
          for (const { bound } of alone) bound.frame(seconds, now)
          for (const { target, shared } of alone) {
            for (const row of target.rows) {
              const at = row * 12
              expect(shared.parts.colours.shown[row]).toBe(target.parts.colours.shown[row])
              expect(shared.parts.look.slice(at, at + 3)).toEqual(
                target.parts.look.slice(at, at + 3),
              )
            }
          }
        }
        loop.run(9, now + 9)
        expect(loop.settled).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('keeps its place for the next when a model is taken off in the middle of a way', () => {
    const signals = new SignalTable(1)
    const loop = new BehaviourLoop(signals)
    const target = makeTarget()
    const options = colour.options.parse({ scale: { from: 0, to: 1 } })
    for (let round = 0; round < 3; round++) {
      loop.attach('colour', colour, options, target, round)
      for (const value of [0, 1]) {
        signals.write(0, value, NaN, round, Quality.good)
        loop.run(0, round + value / 100)
        signals.clearChanged()
      }
      expect(loop.settled).toBe(false)
      loop.detachAll(target.parts)
      expect(loop.settled).toBe(true)
      expect(target.parts.colours.shown[2]).toBe(0)
    }
  })
})
