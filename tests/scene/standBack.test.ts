import { Box3, Vector3 } from 'three'
import { expect, test } from 'vitest'
import { standBack } from '#scene/standBack.ts'

const house = new Box3(new Vector3(-20, 0, -10), new Vector3(20, 16, 10))
const open = { left: 0, right: 0, top: 0, bottom: 0 }
const outside = { position: [0, 10, 40], target: [0, 10, 0] } as const

test('a view stays where the picture is wide enough for it', () => {
  expect(standBack(outside, { aspect: 1.6 }, open, house, 500)).toEqual([0, 10, 40])
  const tree = { ...open, left: 0.21, top: 0.05, bottom: 0.04 }
  expect(standBack(outside, { aspect: 1.6 }, tree, house, 500)).toEqual([0, 10, 40])
})

const seen = (aspect: number) => standBack(outside, { aspect }, open, house, 500)[2] * aspect

test('in a narrow picture as much is seen from side to side', () => {
  expect(seen(0.46)).toBeCloseTo(40 * 1.25)
  expect(seen(0.8)).toBeCloseTo(40 * 1.25)
})

test('panels on both sides make it narrow, and a bar above and below wider', () => {
  const sides = { ...open, left: 0.25, right: 0.25 }
  expect(standBack(outside, { aspect: 1.25 }, sides, house, 500)[2]).toBeCloseTo(80)
  const bars = { ...sides, top: 0.25, bottom: 0.25 }
  expect(standBack(outside, { aspect: 1.25 }, bars, house, 500)[2]).toBeCloseTo(40)
})

test('it goes no farther back than where everything is seen', () => {
  expect(standBack(outside, { aspect: 0.3 }, open, house, 70)[2]).toBeCloseTo(70)
  expect(standBack(outside, { aspect: 0.3 }, open, house, 30)[2]).toBeCloseTo(40)
})

test('a view from within stays, unless it is of a storey that is shown alone', () => {
  const inside = { position: [0, 2, 8], target: [0, 2, 0] } as const
  expect(standBack(inside, { aspect: 0.4 }, open, house, 500)).toEqual([0, 2, 8])
  const storey = { ...inside, storey: 'ground' }
  expect(standBack(storey, { aspect: 0.4 }, open, house, 500)[2]).toBeCloseTo(25)
})
