import { beforeEach, expect, test } from 'vitest'
import { cutBy, setCutRange, toggleCut, useCut } from '#state/cut.ts'

const plane = () => useCut.getState().plane

beforeEach(() => useCut.setState({ isOpen: false, plane: null, range: null }))

test('opens with a level plane above the heads, as soon as there is a plant', () => {
  toggleCut()
  expect(plane()?.at).toBeNaN()
  setCutRange({ x: [-5, 5], y: [0, 4], z: [-2, 8] })
  expect(useCut.getState()).toMatchObject({ isOpen: true, plane: { axis: 'y', at: 2.4 } })
  toggleCut()
  expect(useCut.getState()).toMatchObject({ isOpen: false, plane: null })
})

test('keeps the place that a link names, and puts a new axis in the middle', () => {
  cutBy({ axis: 'x', at: 1.25, isFlipped: true })
  setCutRange({ x: [-5, 5], y: [0, 4], z: [-2, 8] })
  expect(plane()).toEqual({ axis: 'x', at: 1.25, isFlipped: true })
  cutBy({ axis: 'z', at: NaN, isFlipped: true })
  expect(plane()).toEqual({ axis: 'z', at: 3, isFlipped: true })
})
