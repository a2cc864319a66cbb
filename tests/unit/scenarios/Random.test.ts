import { expect, test } from 'vitest'
import { Random } from '#scenarios/Random.ts'

test('repeats itself for a seed and differs for another', () => {
  expect(drawTwenty(5)).toEqual(drawTwenty(5))
  expect(drawTwenty(5)).not.toEqual(drawTwenty(6))
})

test('gives a fork its own luck, whatever was drawn before', () => {
  const fresh = new Random(9)
  const used = new Random(9)
  used.next()
  expect(used.fork('a').next()).toBe(fresh.fork('a').next())
  expect(fresh.fork('a').next()).not.toBe(fresh.fork('b').next())
})

test('has the moments of its distributions', () => {
  const random = new Random(3)
  const size = 40_000
  const mean = (draw: () => number): number => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += draw()
    return sum / size
  }
  expect(mean(() => random.next())).toBeCloseTo(0.5, 1.7)
  expect(mean(() => random.normal())).toBeCloseTo(0, 1.5)
  expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1.4)
  expect(mean(() => random.exponential(4))).toBeCloseTo(4, 1)
  expect(mean(() => random.exponential(4) ** 2)).toBeGreaterThan(30)
  expect(mean(() => random.exponential(4) ** 2)).toBeLessThan(34)
})

function drawTwenty(seed: number): number[] {
  const random = new Random(seed)
  return Array.from({ length: 20 }, () => random.next())
}
