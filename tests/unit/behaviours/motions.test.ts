import { PartTable } from '#twin/PartTable.ts'
import { describe, expect, it } from 'vitest'
import { clip } from '#behaviours/clip.ts'
import { fill } from '#behaviours/fill.ts'
import { flow } from '#behaviours/flow.ts'
import { label } from '#behaviours/label.ts'
import { slide } from '#behaviours/slide.ts'
import { spin } from '#behaviours/spin.ts'
import { turn } from '#behaviours/turn.ts'
import { Look } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { attach, lookOf, makeSignal, makeTarget, placeOf, runFrames } from './makeWorld.ts'

const good = Quality.good
/** The machine's group (row 1) with its drive (row 3), 2 m above it. */
const machine = { rows: Uint32Array.of(2, 3), roots: Uint32Array.of(1) }

describe('spin', () => {
  it('turns the nodes below along, at the rpm of the signal times the ratio', () => {
    const target = makeTarget(machine)
    const bound = attach(spin, { axis: 'z', ratio: -0.5 }, target)
    expect(bound.change(30, good, 0)).toBe(true)
    runFrames(bound, target, 0, 1)
    // A quarter turn clockwise about z: what was 2 m up is now 2 m to the right.
    const [x, y] = placeOf(target.parts, 3)
    expect(x).toBeCloseTo(12, 4)
    expect(y).toBeCloseTo(0, 4)
  })

  it('leaves its pivot where it is', () => {
    const target = makeTarget(machine)
    const bound = attach(spin, { axis: 'z', pivot: [0, 2, 0] }, target)
    bound.change(77, good, 0)
    runFrames(bound, target, 0, 1)
    expect(placeOf(target.parts, 3)[0]).toBeCloseTo(10, 4)
    expect(placeOf(target.parts, 3)[1]).toBeCloseTo(2, 4)
  })

  it('eases to a new speed without a jump of the angle', () => {
    const target = makeTarget(machine)
    const bound = attach(spin, { axis: 'z' }, target)
    bound.change(10, good, 0)
    runFrames(bound, target, 0, 1)
    const angle = (): number =>
      Math.atan2(placeOf(target.parts, 3)[0] - 10, placeOf(target.parts, 3)[1])
    const before = angle()
    bound.change(-60, good, 1)
    runFrames(bound, target, 1, 1 + 1 / 60)
    expect(Math.abs(angle() - before)).toBeLessThan(0.02)
  })

  it('comes to a stop when the value is old, bad or missing, and starts again', () => {
    for (const quality of [Quality.stale, Quality.bad, Quality.never]) {
      const target = makeTarget(machine)
      const bound = attach(spin, { axis: 'z' }, target)
      bound.change(60, good, 0)
      runFrames(bound, target, 0, 1)
      expect(bound.change(60, quality, 1)).toBe(true)
      runFrames(bound, target, 1, 20)
      expect(bound.frame(1 / 60, 20)).toBe(false)
      const place = placeOf(target.parts, 3)
      runFrames(bound, target, 20, 21)
      expect(placeOf(target.parts, 3)).toEqual(place)
      expect(bound.change(60, Quality.simulated, 21)).toBe(true)
      runFrames(bound, target, 21, 22)
      expect(placeOf(target.parts, 3)).not.toEqual(place)
    }
  })

  it('says how fast', () => {
    const target = makeTarget({ signal: makeSignal({ name: 'Speed', unit: 'rpm' }) })
    const bound = attach(spin, { ratio: 2 }, target)
    expect(bound.explain(23.4)).toBe('Speed is 23.4\u202frpm: turns at 46.8\u202frpm.')
    expect(bound.explain(0)).toBe('Speed is 0.0\u202frpm: stands still.')
  })
})

describe('turn and slide', () => {
  it('turns by degrees between its ends and is held there', () => {
    const target = makeTarget(machine)
    const options = { axis: 'z', from: 0, to: 100, low: 0, high: 90 }
    const bound = attach(turn, options, target)
    bound.change(250, good, 0)
    runFrames(bound, target, 0, 0.1)
    expect(placeOf(target.parts, 3)[0]).toBeCloseTo(8, 4)
    expect(placeOf(target.parts, 3)[1]).toBeCloseTo(0, 4)
    expect(bound.explain(50)).toContain('turned to 45° (0 to 100\u202f°C is 0 to 90°).')
  })

  it('follows a heading the short way over north', () => {
    const target = makeTarget(machine)
    const bound = attach(turn, { axis: 'z', wrap: true }, target)
    bound.change(350, good, 0)
    bound.change(10, good, 1)
    runFrames(bound, target, 1, 1.5)
    expect(placeOf(target.parts, 3)[0]).toBeCloseTo(10, 3)
    expect(placeOf(target.parts, 3)[1]).toBeCloseTo(2, 3)
  })

  it('slides by metres whatever the scale of the node', () => {
    const local = [0.001, 0, 0, 0, 0, 0.001, 0, 0, 0, 0, 0.001, 0]
    const parts = new PartTable([{ path: 'Cart', parent: -1, isPart: true, local }])
    const target = makeTarget({ parts, rows: Uint32Array.of(0), roots: Uint32Array.of(0) })
    const bound = attach(slide, { axis: 'x' }, target)
    bound.change(3, Quality.good, 0)
    bound.frame(1, 10)
    parts.motions.update()
    expect(parts.matrix[3]).toBeCloseTo(3, 5)
  })

  it('slides by the value itself in metres when no ends are given', () => {
    const target = makeTarget(machine)
    const bound = attach(slide, { axis: [0, 0, -2] }, target)
    bound.change(-17, good, 0)
    bound.change(-16, good, 1)
    runFrames(bound, target, 1, 1.5)
    expect(placeOf(target.parts, 1)[2]).toBeCloseTo(16.5, 4)
  })

  it('adds up with other motions in the order of the file: drive along x, along z, then turn', () => {
    const target = makeTarget(machine)
    const x = attach(slide, { axis: 'x' }, target)
    const z = attach(slide, { axis: 'z' }, target)
    const heading = attach(turn, { axis: 'z', wrap: true }, target)
    heading.change(90, good, 0)
    x.change(3, good, 0)
    z.change(4, good, 0)
    runFrames(x, target, 0, 0.1)
    expect(placeOf(target.parts, 1)).toEqual([13, 0, 4])
    expect(placeOf(target.parts, 3)[0]).toBeCloseTo(11, 4)
    x.detach()
    target.parts.motions.update()
    expect(placeOf(target.parts, 1)).toEqual([10, 0, 4])
  })

  it('refuses half a span', () => {
    expect(slide.options.safeParse({ from: 0 }).success).toBe(false)
    expect(slide.options.safeParse({ low: 0, high: 1 }).success).toBe(false)
    expect(turn.options.safeParse({ from: 1, to: 1 }).success).toBe(false)
    expect(turn.options.safeParse({ axis: [0, 0, 0] }).success).toBe(false)
  })
})

describe('fill', () => {
  it('scales from the bottom of the box, also when that is not the origin', () => {
    const target = makeTarget({
      rows: Uint32Array.of(4),
      roots: Uint32Array.of(4),
      bounds: () => [-1, 1, -1, 1, 3, 1],
    })
    const bound = attach(fill, {}, target)
    bound.change(25, good, 0)
    runFrames(bound, target, 0, 0.1)
    const matrix = target.parts.matrix.subarray(4 * 12, 5 * 12)
    expect(matrix[5]).toBeCloseTo(0.25)
    // The bottom (y = 1) stays, the top (y = 3) comes down to 1.5.
    expect(matrix[5] * 1 + matrix[7]).toBeCloseTo(1)
    expect(matrix[5] * 3 + matrix[7]).toBeCloseTo(1.5)
    expect(matrix[0]).toBe(1)
  })

  it('shows nothing of an empty vessel', () => {
    const target = makeTarget()
    const bound = attach(fill, {}, target)
    bound.change(0, good, 0)
    runFrames(bound, target, 0, 0.1)
    const matrix = target.parts.matrix.subarray(2 * 12, 3 * 12)
    for (const at of [0, 5, 10]) expect(matrix[at]).toBeLessThan(1e-4)
    expect(bound.explain(0)).toMatch(/: empty\.$/)
  })
})

describe('flow', () => {
  it('runs marks along, modulo their spacing, at the speed of the value', () => {
    const target = makeTarget()
    const bound = attach(flow, { metresPerSecond: 0.1, along: 'v' }, target)
    expect(lookOf(target.parts, 2)[Look.flowSpacing]).toBe(0)
    bound.change(2, good, 0)
    runFrames(bound, target, 0, 3)
    const look = lookOf(target.parts, 2)
    expect(look[Look.flowPhase]).toBeCloseTo(0.1)
    expect(look[Look.flowSpacing]).toBe(0.5)
    expect(look[Look.flowAxis]).toBe(4)
    expect(look[Look.flowStrength]).toBeCloseTo(0.6)
  })

  it('runs backwards with a phase that is never negative', () => {
    const target = makeTarget()
    const bound = attach(flow, {}, target)
    bound.change(-0.1, good, 0)
    runFrames(bound, target, 0, 1)
    expect(lookOf(target.parts, 2)[Look.flowPhase]).toBeCloseTo(0.4)
  })

  it('stands still when the value is old', () => {
    const target = makeTarget()
    const bound = attach(flow, {}, target)
    bound.change(1, good, 0)
    bound.change(1, Quality.stale, 1)
    runFrames(bound, target, 1, 15)
    expect(bound.frame(1, 16)).toBe(false)
    expect(lookOf(target.parts, 2)[Look.flowSpacing]).toBe(0.5)
  })

  it('carries the part on by less than one spacing, without marks', () => {
    const target = makeTarget(machine)
    const options = { carry: true, along: 'x', spacing: 0.12 }
    const bound = attach(flow, options, target)
    expect(flow.writesWith(options)).toBe('motion')
    bound.change(0.1, good, 0)
    runFrames(bound, target, 0, 2)
    expect(placeOf(target.parts, 1)[0]).toBeCloseTo(10.08, 4)
    expect(lookOf(target.parts, 2)[Look.flowSpacing]).toBe(0)
    expect(flow.options.safeParse({ carry: true }).success).toBe(false)
  })
})

describe('clip', () => {
  it('plays at the speed of the value, and not at all before there is one', () => {
    const target = makeTarget()
    const bound = attach(clip, { clip: 'Pick', from: 0, to: 10 }, target)
    bound.change(NaN, Quality.never, 0)
    expect(target.clips.speed[0]).toBe(0)
    bound.change(5, good, 1)
    runFrames(bound, target, 1, 9)
    expect(target.clips.speed[0]).toBe(0.5)
    bound.change(5, Quality.stale, 9)
    runFrames(bound, target, 9, 20)
    expect(target.clips.speed[0]).toBe(0)
  })

  it('stands at a position and goes on over the end of a loop', () => {
    const target = makeTarget()
    const bound = attach(clip, { clip: 'Pick', mode: 'position', wrap: true }, target)
    // A clip that nobody binds plays by itself.
    expect(target.clips.speed[0]).toBe(0)
    bound.change(0.9, good, 0)
    bound.change(0.1, good, 1)
    runFrames(bound, target, 1, 1.25)
    expect(target.clips.position[0]).toBeCloseTo(0.95)
    runFrames(bound, target, 1.25, 1.75)
    expect(target.clips.position[0]).toBeCloseTo(0.05)
  })

  it('says what animations there are when it does not find its own', () => {
    expect(clip.check(makeTarget(), { clip: 'Pik' })).toEqual([
      { text: 'The model has no animation "Pik".', advice: 'It has: Pick.' },
    ])
  })
})

describe('label', () => {
  it('stands at each matched node with the name of the signal, until it is detached', () => {
    const target = makeTarget({ roots: Uint32Array.of(2, 3), slot: 5 })
    const bound = attach(label, {}, target)
    const [first] = target.labels.labels
    expect(first).toEqual({ row: 2, slot: 5, text: 'Motor temperature', lift: 0.25, within: 20 })
    expect(target.labels.labels.size).toBe(2)
    bound.detach()
    expect(target.labels.labels.size).toBe(0)
  })

  it('shows the name of the asset without a signal', () => {
    const target = makeTarget({ signal: undefined, slot: -1 })
    const bound = attach(label, {}, target)
    expect([...target.labels.labels][0].text).toBe('Machine')
    expect(bound.explain(NaN)).toBe('Shows the name Machine.')
  })
})
