import { afterEach, expect, it } from 'vitest'
import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { poses } from '#state/poses.ts'
import { viewOfPerson } from '#state/viewOfPerson.ts'

/** Somebody who stands at (1, 2, 3) with their head turned. */
function stand([x, y, z, w]: [number, number, number, number], change: [number, number][] = []) {
  const first = poses.add('anna1') * poseStride
  poses.at.set([1, 2, 3, x, y, z, w], first + PoseAt.head)
  poses.at[first + PoseAt.flags] = 8
  poses.at[first + PoseAt.scale] = 1
  for (const [at, value] of change) poses.at[first + at] = value
  return viewOfPerson('anna1')
}
const half = Math.SQRT1_2

afterEach(() => poses.remove('anna1'))

it('looks from the eyes of a person to where they look', () => {
  expect(stand([0, 0, 0, 1])).toEqual({ position: [1, 2, 3], target: [1, 2, -1] })
  // A quarter to the left, and up.
  const left = stand([0, half, 0, half])!.target
  expect(left.map((metres) => Math.round(metres))).toEqual([-3, 2, 3])
  const up = stand([half, 0, 0, half])!.target
  expect(up.map((metres) => Math.round(metres))).toEqual([1, 6, 3])
})

it('knows no view of who is not there, or has not shown themselves, or says nonsense', () => {
  expect(viewOfPerson('nobody')).toBeNull()
  expect(stand([0, 0, 0, 1], [[PoseAt.flags, 0]])).toBeNull()
  expect(stand([0, 0, 0, 1], [[PoseAt.head, NaN]])).toBeNull()
})
