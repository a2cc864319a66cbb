import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '#behaviours/Behaviour.ts'
import { behaviours } from '#behaviours/index.ts'
import type { AnyBehaviour } from '#behaviours/makeBehaviour.ts'
import { Quality } from '#twin/Quality.ts'
import * as z from 'zod'
import { attach, makeStateSignal, makeTarget } from './makeWorld.ts'

/** Options to try for each behaviour; one that is not listed must accept none at all. */
const samples: Record<string, unknown[]> = {
  colour: [
    { states: { running: 'ok', faulted: 'alarm' } },
    { thresholds: [{ from: 1, colour: 'warning' }] },
    { scale: { from: 0, to: 2 } },
  ],
  glow: [
    { states: { faulted: '#ff8800' } },
    { thresholds: [{ from: 1, colour: 'warning' }], deadband: 0.5 },
    { scale: { from: 2, to: 0, map: 'diverging' } },
  ],
  blink: [{ states: ['faulted'] }, { above: 1, hz: 3 }, { below: 1, colour: 'advice' }],
  visible: [{ above: 1 }, { below: 1 }, { between: [1, 2] }, { states: ['running'] }],
  opacity: [{}, { from: 2, to: 0, low: 0.2, high: 0.8 }],
  spin: [{}, { axis: [1, 1, 0], ratio: -2, pivot: [0.1, 0.2, 0.3] }],
  turn: [{}, { wrap: true }, { axis: 'z', from: 0, to: 2, low: 10, high: -80 }],
  slide: [{}, { axis: 'y', from: 0, to: 2, low: 0, high: -1.8 }],
  fill: [{}, { axis: 'z', from: 0, to: 2 }],
  flow: [{}, { carry: true, along: 'x', spacing: 0.12 }, { along: 'v', metresPerSecond: -0.1 }],
  clip: [{ clip: 'Pick' }, { clip: 'Pick', mode: 'position', wrap: true }, { clip: 'None' }],
  label: [{}, { text: '', lift: 1, within: 5 }],
  heat: [
    { from: 0, to: 2 },
    { from: 2, to: 0, map: 'viridis', field: 'up', layer: 'Warmth', at: [1, 2, 3], contour: 0 },
  ],
}

const registry: Record<string, AnyBehaviour> = behaviours

describe.each(Object.keys(registry))('%s', (name) => {
  const behaviour = registry[name]
  const all = samples[name] ?? [{}]

  it('says in one sentence what it is', () => {
    expect(behaviour.about).toMatch(/^[A-Z].{15,}\.$/)
  })

  it('accepts its options, and again what came of them', () => {
    for (const options of all) {
      const read = behaviour.options.parse(options)
      expect(behaviour.options.parse(read)).toEqual(read)
    }
  })

  it('refuses an option that it does not know', () => {
    expect(behaviour.options.safeParse(Object.assign({}, all[0], { colur: 1 })).success).toBe(false)
  })

  it('has a JSON Schema', () => {
    expect(z.toJSONSchema(behaviour.options, { io: 'input' }).type).toBe('object')
  })

  it('explains itself in a sentence, with and without a value', () => {
    for (const options of all) {
      const bound = attach(behaviour, options, makeTarget({ signal: makeStateSignal() }))
      for (const value of [NaN, 0, 1, 2, -7.5, 1e9]) {
        expect(bound.explain(value)).toMatch(/^[A-Z].+\.$/)
        expect(bound.explain(value)).not.toMatch(/NaN|undefined|null/)
      }
    }
  })

  it('leaves everything byte for byte as it was', () => {
    for (const options of all) {
      const target = makeTarget({
        rows: Uint32Array.of(2, 3),
        roots: Uint32Array.of(1),
        signal: makeStateSignal(),
      })
      const before = snapshot(target)
      const bound = attach(behaviour, options, target)
      for (let i = 0; i < 50; i++) {
        bound.change(i % 3, Quality.good, i / 7)
        bound.frame(1 / 60, i / 7 + 0.01)
        target.parts.motions.update()
      }
      bound.detach()
      target.parts.motions.update()
      expect(snapshot(target)).toEqual(before)
    }
  })

  it('never writes what is not a number, whatever comes', () => {
    const value = fc.oneof(
      fc.constantFrom(NaN, 0, 1, 2, -1e9, 1e9, Infinity, -Infinity),
      fc.double({ min: -1000, max: 1000, noNaN: true }),
    )
    const step = fc.tuple(value, fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 9 }))
    const runs = fc.tuple(fc.constantFrom(...all), fc.array(step, { maxLength: 100 }))
    const found = fc.check(
      fc.property(runs, ([options, steps]) => {
        const target = makeTarget({ signal: makeStateSignal() })
        const bound = attach(behaviour, options, target)
        let now = 0
        for (const [next, quality, seconds] of steps) {
          bound.change(next, quality, now)
          bound.frame(Number.isNaN(seconds) ? 0 : seconds, (now += seconds || 0))
          target.parts.motions.update()
        }
        const { look, matrix } = target.parts
        return look.every(Number.isFinite) && matrix.every(Number.isFinite)
      }),
      { seed: Number(process.env['SEED'] ?? 7), numRuns: 60 },
    )
    expect(fc.defaultReportMessage(found)).toBe(undefined)
  })

  it('takes a thousand random samples, some at the same moment, and comes to rest', () => {
    for (const options of all) {
      const target = makeTarget({ signal: makeStateSignal() })
      const bound = attach(behaviour, options, target)
      let random = 1
      let now = 0
      for (let i = 0; i < 1000; i++) {
        random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
        bound.change((random >>> 8) % 4, (random >>> 12) % 5, now)
        bound.frame(1 / 60, (now += (random >>> 16) % 2 === 0 ? 1 / 60 : 0))
      }
      bound.change(0, Quality.stale, now)
      let wants = true
      for (let i = 0; i < 600 && wants; i++) wants = bound.frame(1 / 60, (now += 1 / 60))
      expect(wants).toBe(false)
    }
  })
})

function snapshot({ parts, clips, labels }: Target): unknown[] {
  const { look, matrix, colours } = parts
  const bytes = [look, matrix, colours.shown].map(({ buffer }) => new Uint8Array(buffer).join())
  return [...bytes, [...clips.speed], [...clips.position], labels.labels.size]
}
