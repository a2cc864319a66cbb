import { describe, expect, it } from 'vitest'
import { stampOf } from '#people/HybridClock.ts'
import { RunWorld } from './runWorld.ts'

const minutes = 60_000
const scenario = {
  id: 'faster',
  name: '15 % faster',
  days: 30,
  changes: [{ set: 'filler.rate', times: 1.15 }],
  compare: ['output'],
}
const given = {
  model: '0123456789abcdef',
  start: { 'filler.speed': 23_800 },
  seed: 7,
  began: Date.UTC(2026, 6, 6),
}

/** Anna plays a scenario to Bo; all clocks are wrong. */
async function begin() {
  const world = new RunWorld()
  const anna = world.join('anna', 10 * minutes)
  const bo = world.join('bo', -10 * minutes)
  world.pass(1)
  expect(await anna.desk.start(scenario, given, true)).toBeNull()
  world.pass(4)
  return { world, anna, bo }
}

describe('RunDesk', () => {
  it('plays one run at the same time everywhere, also to who comes late, with clocks ten minutes off', async () => {
    const { world, anna, bo } = await begin()
    expect(world.spread()).toBeLessThan(0.1)
    const late = world.join('cy', 3 * minutes, 'kiosk')
    world.pass(3)
    expect(late.desk.isAgreed).toBe(true)
    expect(late.desk.run).toEqual(bo.desk.run)
    expect(late.desk.run?.run).toEqual({ ...anna.desk.run?.run })
    expect(world.spread()).toBeLessThan(0.1)
  })

  it('lets the last word win, and keeps one message in the room', async () => {
    const { world, anna, bo } = await begin()
    await bo.desk.control({ isPaused: true })
    await anna.desk.control({ speed: 60 })
    world.pass(1)
    // Anna had not heard of the pause yet: hers was the later word.
    expect(bo.desk.run).toEqual(anna.desk.run)
    expect([...world.retained.keys()]).toHaveLength(1)
    await bo.desk.control({ isPaused: true, position: 5000 })
    world.pass(1)
    expect(anna.desk.position(anna.desk.run!)).toBe(5000)
    expect(anna.desk.run?.changedBy).toBe('bo')
    expect([...world.retained.keys()]).toEqual(['bo'])
    await bo.desk.control({ position: 30 * 86_400 })
    await bo.desk.control({ isPaused: false })
    // Played to its end, it begins again.
    expect(bo.desk.position(bo.desk.run!)).toBe(0)
    world.pass(1)
    await anna.desk.stop()
    world.pass(1)
    expect([anna.desk.run, bo.desk.run]).toEqual([null, null])
    expect(world.join('cy', 0).desk.run).toBeNull()
  })

  it('lets anybody leave for the live plant and come back, alone', async () => {
    const { world, anna, bo } = await begin()
    bo.desk.leave()
    expect([bo.desk.hasLeft, anna.desk.hasLeft]).toEqual([true, false])
    bo.desk.watch()
    expect(bo.desk.hasLeft).toBe(false)
    bo.desk.leave()
    // Another run is another question.
    await anna.desk.start({ ...scenario, id: 'other' }, given, true)
    world.pass(1)
    expect(bo.desk.hasLeft).toBe(false)
    expect(world.spread()).toBeLessThan(0.1)
  })

  it('plays on without the broker and without who started it, and agrees with who comes back', async () => {
    const { world, anna, bo } = await begin()
    world.cut(bo)
    world.pass(60)
    await anna.desk.control({ isPaused: true })
    expect(await bo.desk.control({ isPaused: false })).toMatch(/no connection/)
    expect(bo.desk.run?.run.isPaused).toBe(false)
    world.pass(1)
    world.connect(bo)
    world.pass(2)
    expect(bo.desk.run).toEqual(anna.desk.run)
    await anna.desk.control({ isPaused: false })
    world.pass(2)
    world.cut(anna)
    world.pages.shift()
    const late = world.join('cy', 7 * minutes)
    world.pass(3)
    expect(late.desk.run?.run.id).toBe(bo.desk.run?.run.id)
    expect(world.spread()).toBeLessThan(0.1)
  })

  it('gives a broker that has forgotten everything the run again, by whoever may', async () => {
    const { world, anna, bo } = await begin()
    for (const page of [anna, bo]) world.cut(page)
    world.retained.clear()
    world.connect(bo)
    world.pass(12)
    expect([...world.retained.keys()]).toEqual(['bo'])
    world.connect(anna)
    world.pass(12)
    expect(anna.desk.run?.run).toEqual(bo.desk.run?.run)
    expect(world.spread()).toBeLessThan(0.1)
  })

  it('refuses a newer version, garbage and who may not, in words, and goes on as it was', async () => {
    const { world, anna, bo } = await begin()
    const before = structuredClone(bo.desk.run)
    const text = world.retained.get('anna')!
    const said = JSON.parse(text) as { stamp: number }
    const later = JSON.stringify({ ...said, stamp: said.stamp + 1e9 })
    world.join('gus', 0, 'guest')
    world.pass(1)
    world.publish('gus', later.replace('15 %', '99 %'))
    world.publish('dan', later.replace('"format":1', '"format":7'))
    world.publish('eve', '{')
    world.pass(1)
    expect(bo.desk.run).toEqual(before)
    expect(bo.refusals.toSorted()).toEqual([
      'A scenario from gus was refused: their role, guest, may not play any.',
      'A scenario from the room was refused: it is no JSON.',
      'A scenario from the room was refused: it was made by a newer Gemba (format 7; this page reads 1).',
    ])
    bo.role = 'viewer'
    expect(await bo.desk.stop()).toMatch(/lets you watch/)
    expect(anna.desk.run).not.toBeNull()
  })

  it('goes on as it was when somebody who was removed from the room stops it, or plays another one', async () => {
    const { world, anna, bo } = await begin()
    const before = structuredClone(anna.desk.run)
    const late = world.join('cy', 0)
    world.pass(3)
    // Bo was removed a moment ago, and their page does not care.
    const removals = new Map([['bo', stampOf(Date.UTC(2026, 10, 30))]])
    for (const { desk } of [anna, late]) desk.setRemovals(removals)
    world.pass(1)
    await bo.desk.stop()
    world.pass(1)
    expect([anna.desk.run, late.desk.run]).toEqual([before, before])
    await bo.desk.start({ ...scenario, id: 'mine' }, given, true)
    world.pass(1)
    expect([anna.desk.run, late.desk.run]).toEqual([before, before])
    expect(await anna.desk.stop()).toBeNull()
    world.pass(1)
    expect(late.desk.run).toBeNull()
  })

  it('tells who computes something else', async () => {
    const { world, anna, bo } = await begin()
    const { stamp } = anna.desk.run!
    anna.desk.time.noteDigest(stamp, 0, '1'.repeat(16))
    bo.desk.time.noteDigest(stamp, 0, '1'.repeat(16))
    world.pass(3)
    expect(bo.desk.time.agreement.count).toEqual({ equal: 1, different: 0 })
    anna.desk.time.noteDigest(stamp, 20, '2'.repeat(16))
    bo.desk.time.noteDigest(stamp, 20, '3'.repeat(16))
    world.pass(3)
    expect(bo.desk.time.agreement.count).toEqual({ equal: 0, different: 1 })
    expect(anna.desk.time.agreement.count).toEqual({ equal: 0, different: 1 })
  })

  it('plays a run of its own with nobody else, and sends nothing of it', async () => {
    const { world, anna, bo } = await begin()
    await bo.desk.start({ ...scenario, id: 'own' }, given, false)
    await bo.desk.control({ isPaused: true, position: 77 })
    world.pass(1)
    expect(bo.desk.run).toMatchObject({ isShared: false, run: { position: 77 } })
    expect(anna.desk.run?.run.scenario.id).toBe('faster')
    await bo.desk.stop()
    expect(bo.desk.run?.run.scenario.id).toBe('faster')
    expect([...world.retained.keys()]).toEqual(['anna'])
  })
})
