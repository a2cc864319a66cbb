import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mistakes, nearestName } from '#twin/nearestName.ts'

describe('nearestName', () => {
  test.each([
    ['spni', ['slide', 'spin', 'fill'], 'spin'],
    ['Spin', ['spins', 'spin'], 'spin'],
    ['color', ['glow', 'colour'], 'colour'],
    ['visable', ['visible', 'fill'], 'visible'],
    ['temp', ['pressure', 'temperature'], 'temperature'],
    ['speedOfMotor', ['state', 'speed'], 'speed'],
    ['motorTemp', ['temp', 'Temp'], 'temp'],
    ['x', ['y', 'X'], 'X'],
    ['x', ['y'], null],
    ['a'.repeat(500), ['a'.repeat(499) + 'b'], null],
    ['on', ['blink', 'flow'], null],
    ['blub', ['spin', 'slide'], null],
    ['', ['spin'], null],
    ['spin', [], null],
  ])('%s', (word, names, expected) => {
    expect(nearestName(word, names)).toBe(expected)
  })
})

test('mistakes counts as the full table does, up to the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, most) => {
      expect(mistakes(a, b, most)).toBe(Math.min(distance(a, b), most + 1))
    }),
  )
})

/** Optimal string alignment, by its recurrence. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const known = new Map<string, number>()
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i},${j}`
    let count = known.get(key)
    if (count !== undefined) return count
    count = Math.min(
      at(i - 1, j) + 1,
      at(i, j - 1) + 1,
      at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    )
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      count = Math.min(count, at(i - 2, j - 2) + 1)
    known.set(key, count)
    return count
  }
  return at(a.length, b.length)
}
