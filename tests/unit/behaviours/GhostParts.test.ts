import { describe, expect, it } from 'vitest'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { GhostParts } from '#behaviours/GhostParts.ts'
import { behaviours } from '#behaviours/index.ts'
import type { Claim } from '#behaviours/settleClaims.ts'
import { Look } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { lookOf, makeParts, makeTarget, placeOf } from './makeWorld.ts'

/** Slots: where the machine stands, how fast its drive turns, how full the tank is, and how high the hall is, which stays live. */
const slot = { x: 0, speed: 1, level: 2, height: 3 }

/** The plant and its baseline, in which everything is as here until it is told otherwise. */
function openWorld() {
  const parts = makeParts()
  const shown = new SignalTable(4)
  const baseline = new SignalTable(4)
  const bounds = makeTarget().bounds
  const bind = (as: keyof typeof behaviours, options: object, at: number, row: number): Claim => {
    const rows = Uint32Array.from([row, ...(row < 2 ? [2, 3] : [])]).filter((one) => one > 1)
    const target = makeTarget({ parts, slot: at, rows, roots: Uint32Array.of(row) })
    const behaviour = behaviours[as]
    const show = { asset: 0, signal: at, behaviour: as, parts: [], where: '', options }
    return { show: { ...show, options: behaviour.options.parse(options) }, behaviour, target }
  }
  const claims = [
    bind('slide', { axis: 'x' }, slot.x, 1),
    bind('spin', { axis: 'z' }, slot.speed, 3),
    bind('visible', { above: 50 }, slot.level, 4),
    bind('slide', { axis: 'y' }, slot.height, 0),
    bind('opacity', { from: 0, to: 100 }, slot.level, 2),
  ]
  const loop = new BehaviourLoop(shown)
  for (const { show, behaviour, target } of claims)
    loop.attach(show.behaviour, behaviour, show.options, target, 0)
  const isWritten = (at: number): boolean => at !== slot.height
  const haunted = { parts, bounds, claims, isWritten, shown, baseline }
  const ghosts = GhostParts.of(haunted, 0)!
  let now = 0
  const write = (table: SignalTable, at: number, value: number): void =>
    table.write(at, value, NaN, now * 1000, Quality.simulated)
  const pass = (seconds: number): string[] => {
    for (let i = 0; i < seconds * 20; i++) {
      now += 0.05
      loop.run(0.05, now)
      shown.clearChanged()
      ghosts.step(0.05, now)
      baseline.clearChanged()
    }
    const seen = [...ghosts.rows].filter((row) => lookOf(ghosts.parts, row)[Look.ghost] === 0)
    expect(ghosts.count).toBe(seen.length)
    return seen.map((row) => ghosts.parts.paths[row])
  }
  const both = (at: number, value: number): void => {
    write(shown, at, value)
    write(baseline, at, value)
  }
  const other = (at: number, value: number): void => write(baseline, at, value)
  write(shown, slot.height, 1)
  for (const [at, value] of [0, 30, 80].entries()) both(at, value)
  return { ghosts, haunted, pass, both, other }
}

const machine = ['Hall/Machine/Body', 'Hall/Machine/Drive']

describe('GhostParts', () => {
  it('has none while both worlds are alike, however long something turns', () => {
    const { pass, both } = openWorld()
    expect(pass(3)).toEqual([])
    both(slot.x, 4)
    both(slot.level, 10)
    expect(pass(3)).toEqual([])
  })

  it('stands where the baseline has the part, with all that hangs on it, and goes when they are alike again', () => {
    const { ghosts, pass, other } = openWorld()
    pass(1)
    other(slot.x, 3)
    expect(pass(2)).toEqual(machine)
    // Moved along by what is live too: the hall stands a metre higher.
    const at = [...ghosts.rows].find((row) => ghosts.parts.paths[row] === machine[0])!
    expect(placeOf(ghosts.parts, at)[0]).toBeCloseTo(13)
    expect(placeOf(ghosts.parts, at)[1]).toBeCloseTo(1)
    other(slot.x, 0)
    expect(pass(2)).toEqual([])
  })

  it('leaves out what nobody would see: two centimetres, or a little more speed', () => {
    const { pass, other } = openWorld()
    other(slot.x, 0.02)
    other(slot.speed, 33)
    expect(pass(3)).toEqual([])
    other(slot.speed, 0)
    expect(pass(1.1)).toEqual(['Hall/Machine/Drive'])
  })

  it('shows what is there in the baseline alone, and nothing of what is there in the scenario alone', () => {
    const { pass, both, other } = openWorld()
    both(slot.level, 10)
    other(slot.level, 90)
    expect(pass(1)).toEqual(['Hall/Tank'])
    both(slot.level, 90)
    other(slot.level, 10)
    expect(pass(1)).toEqual([])
  })

  it('has no ghost of what a person has hidden', () => {
    const { haunted, pass, other } = openWorld()
    other(slot.x, 3)
    haunted.parts.set(2, Look.ghost, 2)
    expect(pass(2)).toEqual(['Hall/Machine/Drive'])
  })

  it('is none for a model of which the run moves nothing', () => {
    const { haunted } = openWorld()
    expect(GhostParts.of({ ...haunted, isWritten: () => false }, 0)).toBeNull()
  })
})
