import { describe, expect, test } from 'vitest'
import { Compressor } from '#scenarios/Compressor.ts'
import { Drive } from '#scenarios/Drive.ts'
import { Effectiveness } from '#scenarios/Effectiveness.ts'
import { Faults } from '#scenarios/Faults.ts'
import { LanePath } from '#scenarios/LanePath.ts'
import { Pump } from '#scenarios/Pump.ts'
import { Random } from '#scenarios/Random.ts'
import { Tank } from '#scenarios/Tank.ts'

test('a pump follows the affinity laws: flow with speed, head with its square', () => {
  const design = {
    flow: 200,
    speed: 1450,
    pressure: 4,
    drive: { power: 4, rise: 40, vibration: 1 },
  }
  const settle = (demand: number): Pump => {
    const pump = new Pump(design, new Random(1), 0, 20)
    pump.demand = demand
    for (let i = 0; i < 100; i++) pump.step(0.1, 1, 0, 20)
    return pump
  }
  expect(settle(0.5).flow / settle(1).flow).toBeCloseTo(0.5, 6)
  expect(settle(0.5).pressure / settle(1).pressure).toBeCloseTo(0.25, 6)
  expect(settle(0.1).state).toBe('idle')
})

test('a tank neither overflows nor runs below empty, and mixes temperatures by mass', () => {
  const tank = new Tank(1000, 0.5, 10, 0, 0)
  for (let i = 0; i < 100; i++) tank.step(1, 600, 20, 0, 10, 0)
  expect(tank.level).toBe(1)
  expect(tank.temperature).toBeCloseTo(15, 0)
  for (let i = 0; i < 200; i++) tank.step(1, 0, 20, 600, 10, 0)
  expect(tank.level).toBe(0)
})

test('a drive settles at its rise times the load squared, and a worn one runs hotter and shakes more', () => {
  expect(settleDrive(0).temperature).toBeGreaterThan(55)
  expect(settleDrive(0.6).temperature).toBeGreaterThan(settleDrive(0).temperature + 8)
  expect(settleDrive(0.6).vibration).toBeGreaterThan(settleDrive(0).vibration + 1)
})

test('effectiveness is availability times performance times quality', () => {
  const shift = new Effectiveness(2, {
    plannedSeconds: 100,
    runSeconds: 80,
    good: 126,
    rejects: 14,
  })
  expect(shift.availability).toBeCloseTo(0.8)
  expect(shift.performance).toBeCloseTo(140 / 160)
  expect(shift.quality).toBeCloseTo(0.9)
  expect(shift.oee).toBeCloseTo(126 / 200)
})

test('failures come after their mean time, last as long as designed, and only while running', () => {
  const faults = new Faults({ mtbf: 100, repair: [20, 40], modes: ['jam'] }, new Random(4))
  for (let i = 0; i < 10_000; i++) faults.step(1, false)
  expect(faults.mode).toBe('none')
  let failures = 0
  let down = 0
  for (let i = 0; i < 200_000; i++) {
    const wasUp = faults.remaining === 0
    faults.step(1, wasUp)
    if (wasUp && faults.remaining > 0) failures++
    if (faults.remaining > 0) down++
  }
  expect(down / failures).toBeGreaterThan(26)
  expect(down / failures).toBeLessThan(34)
  expect((200_000 - down) / failures).toBeGreaterThan(90)
  expect((200_000 - down) / failures).toBeLessThan(110)
})

test('a compressor swings between its two pressures', () => {
  const design = { delivery: 10, band: [6.8, 7.4] as const, volume: 2, power: 50 }
  const compressor = new Compressor(design, new Random(5))
  const seen: number[] = []
  for (let i = 0; i < 6000; i++) {
    compressor.step(0.1, 6, 20)
    seen.push(compressor.pressure)
  }
  expect(Math.min(...seen)).toBeGreaterThan(6.5)
  expect(Math.max(...seen)).toBeLessThan(7.6)
  expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThan(0.55)
})

describe('a lane', () => {
  const lane = new LanePath(
    [
      [-5, 0],
      [5, 0],
      [5, 4],
      [-5, 4],
    ],
    1,
  )

  test('is as long as its straights and arcs', () => {
    expect(lane.length).toBeCloseTo(2 * 8 + 2 * 2 + 2 * Math.PI, 9)
  })

  test('has no jump in position and none in heading, and closes', () => {
    const before = lane.at(0, { x: 0, z: 0, heading: 0 })
    const place = { x: 0, z: 0, heading: 0 }
    for (let s = 0.01; s < lane.length + 0.02; s += 0.01) {
      lane.at(s, place)
      expect(Math.hypot(place.x - before.x, place.z - before.z)).toBeLessThan(0.0101)
      const radians = (place.heading * Math.PI) / 180
      const ahead =
        (place.x - before.x) * Math.cos(radians) - (place.z - before.z) * Math.sin(radians)
      expect(ahead).toBeGreaterThan(0.0099)
      Object.assign(before, place)
    }
  })
})

function settleDrive(wear: number): Drive {
  const drive = new Drive({ power: 10, rise: 40, vibration: 1 }, new Random(2), wear, 20)
  for (let i = 0; i < 36_000; i++) drive.step(0.1, 1, 1, 20)
  return drive
}
