import { expect, test } from 'vitest'
import { Conveyor } from '#scenarios/Conveyor.ts'

const design = { length: 4, capacity: 40, speed: 1 }

test('brings an item to its end after length over speed', () => {
  const belt = new Conveyor(design)
  belt.put(1)
  for (let i = 0; i < 39; i++) belt.step(0.1)
  expect(belt.ready).toBe(0)
  for (let i = 0; i < 2; i++) belt.step(0.1)
  expect(belt.ready).toBe(1)
})

test('fills up to its capacity from its end, then stops', () => {
  const belt = new Conveyor(design)
  for (let i = 0; i < 200; i++) {
    if (belt.room > 0) belt.put(1)
    belt.step(0.1)
  }
  expect(belt.count).toBe(40)
  expect(belt.ready).toBe(40)
  expect(belt.state).toBe('blocked')
  expect(belt.speed).toBe(0)
  expect(() => belt.put(1)).toThrow('room')
})

test('hands a full belt over when the next one has room again', () => {
  const belt = new Conveyor(design)
  const next = new Conveyor(design)
  for (let i = 0; i < 200; i++) {
    if (belt.room > 0) belt.put(1)
    belt.step(0.1)
  }
  for (let i = 0; i < 300; i++) {
    belt.handOver(next, 0.1)
    belt.step(0.1)
    next.step(0.1)
  }
  expect(belt.count).toBe(0)
  expect(next.ready).toBe(40)
})

test('moves what stands on it no faster than the belt, and not at all when nothing leaves', () => {
  const belt = new Conveyor(design)
  for (let i = 0; i < 400; i++) {
    if (belt.room > 0) belt.put(1)
    belt.step(0.1)
    expect(belt.productSpeed).toBeLessThanOrEqual(1.0001)
  }
  expect(belt.productSpeed).toBeLessThan(0.01)
})
