import { expect, test } from 'vitest'
import { Agvs } from '#scenarios/plants/bottling/Agvs.ts'
import { Pallet } from '#scenarios/plants/bottling/Pallet.ts'
import { Random } from '#scenarios/Random.ts'

test.each([1, 2, 3, 4])(
  'vehicles keep to their lane, two metres apart, and turn smoothly (seed %i)',
  (seed) => {
    const worst = driveFor(2 * 3600, seed, 90)
    expect(worst.gap).toBeGreaterThan(2)
    expect(worst.aside).toBeLessThan(0.5)
    expect(worst.step).toBeLessThan(0.16)
    expect(worst.turn).toBeLessThan(5)
    expect(worst.acceleration).toBeLessThan(1.2)
    expect(worst.carried).toBeGreaterThan(60)
  },
)

test('vehicles without pallets go on round instead of standing for ever', () => {
  const worst = driveFor(1200, 1, Infinity)
  expect(worst.carried).toBeLessThan(5)
  expect(worst.way).toBeGreaterThan(400)
})

/** The worst that is seen in so many seconds, with a full pallet every `period` seconds. */
function driveFor(seconds: number, seed: number, period: number) {
  const agvs = new Agvs(new Random(seed))
  const pallet = new Pallet()
  const before = agvs.vehicles.map(({ place, speed, loaded }) => ({ ...place, speed, loaded }))
  const worst = { gap: Infinity, aside: 0, step: 0, turn: 0, acceleration: 0, carried: 0, way: 0 }
  for (let t = 0; t < seconds; t += 0.1) {
    if (Math.floor(t / period) > Math.floor((t - 0.1) / period)) pallet.waiting++
    agvs.step(0.1, pallet)
    const [{ place: a }, { place: b }] = agvs.vehicles
    worst.gap = Math.min(worst.gap, Math.hypot(a.x - b.x, a.z - b.z))
    agvs.vehicles.forEach(({ place, speed, loaded }, k) => {
      const last = before[k]
      const step = Math.hypot(place.x - last.x, place.z - last.z)
      const turn = Math.abs(((place.heading - last.heading + 540) % 360) - 180)
      worst.aside = Math.max(worst.aside, distanceToLane(place.x, place.z))
      worst.step = Math.max(worst.step, step)
      worst.turn = Math.max(worst.turn, turn)
      worst.acceleration = Math.max(worst.acceleration, Math.abs(speed - last.speed) / 0.1)
      worst.way += step
      if (last.loaded && !loaded) worst.carried++
      Object.assign(last, place, { speed, loaded })
    })
  }
  return worst
}

/** Metres from the rectangle through the lane's corners. */
function distanceToLane(x: number, z: number): number {
  const outside = Math.hypot(Math.max(-17 - x, x - 11, 0), Math.max(7.6 - z, z - 10.2, 0))
  const inside = Math.min(x + 17, 11 - x, z - 7.6, 10.2 - z)
  return outside > 0 ? outside : inside
}
