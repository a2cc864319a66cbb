import * as fc from 'fast-check'
import { Matrix4, Vector3 } from 'three'
import { describe, expect, test } from 'vitest'
import {
  copyAffine,
  identityAffine,
  invertAffine,
  multiplyAffine,
  turnAffine,
} from '#twin/affine.ts'

const number = fc.double({ min: -10, max: 10, noNaN: true })
const affine = fc.array(number, { minLength: 12, maxLength: 12 })

/** three's matrix of our twelve numbers. */
function asMatrix(numbers: ArrayLike<number>, at = 0): Matrix4 {
  const [a, b, c, d, e, f, g, h, i, j, k, l] = Array.from(numbers).slice(at, at + 12)
  return new Matrix4(a, b, c, d, e, f, g, h, i, j, k, l, 0, 0, 0, 1)
}

/** Largest difference between our twelve numbers and three's matrix. */
function difference(ours: ArrayLike<number>, at: number, theirs: Matrix4): number {
  return Math.max(
    ...asMatrix(ours, at).elements.map((value, i) => Math.abs(value - theirs.elements[i])),
  )
}

describe('multiplyAffine', () => {
  test('multiplies as three does, from any offset and into either factor', () => {
    fc.assert(
      fc.property(affine, affine, (a, b) => {
        const product = asMatrix(a).multiply(asMatrix(b))
        const list = new Float64Array(40)
        list.set(a, 2)
        list.set(b, 15)
        multiplyAffine(list, 28, list, 2, list, 15)
        expect(difference(list, 28, product)).toBeLessThan(1e-8)
        const intoA = [...a]
        multiplyAffine(intoA, 0, intoA, 0, b, 0)
        expect(difference(intoA, 0, product)).toBeLessThan(1e-8)
        const intoB = [...b]
        multiplyAffine(intoB, 0, a, 0, intoB, 0)
        expect(difference(intoB, 0, product)).toBeLessThan(1e-8)
      }),
    )
  })

  test('squares a matrix into itself', () => {
    fc.assert(
      fc.property(affine, (a) => {
        const square = asMatrix(a).multiply(asMatrix(a))
        multiplyAffine(a, 0, a, 0, a, 0)
        expect(difference(a, 0, square)).toBeLessThan(1e-8)
      }),
    )
  })
})

test('turnAffine turns about an axis through a pivot as three does, also into a used matrix', () => {
  const direction = fc.tuple(number, number, number).filter((axis) => Math.hypot(...axis) > 0.01)
  fc.assert(
    fc.property(
      direction,
      fc.tuple(number, number, number),
      number,
      affine,
      (toward, pivot, angle, out) => {
        const axis = new Vector3(...toward).normalize()
        const expected = new Matrix4()
          .makeTranslation(...pivot)
          .multiply(new Matrix4().makeRotationAxis(axis, angle))
          .multiply(new Matrix4().makeTranslation(-pivot[0], -pivot[1], -pivot[2]))
        turnAffine(out, 0, [...axis.toArray(), angle], pivot)
        expect(difference(out, 0, expected)).toBeLessThan(1e-8)
      },
    ),
  )
})

test('identityAffine and copyAffine touch twelve numbers and no other', () => {
  const list = new Float32Array(14).fill(7)
  identityAffine(list, 1)
  expect([...list]).toEqual([7, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 7])
  copyAffine(list, 0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 1)
  expect([...list]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 7])
})

test('invertAffine undoes what can be undone', () => {
  fc.assert(
    fc.property(affine, (a) => {
      const inverse = new Float64Array(12)
      if (Math.abs(asMatrix(a).determinant()) < 0.1) return
      expect(invertAffine(inverse, a)).toBe(true)
      const product = new Float64Array(12)
      multiplyAffine(product, 0, a, 0, inverse, 0)
      expect(difference(product, 0, new Matrix4())).toBeLessThan(1e-4)
    }),
  )
  const flat = [1, 0, 0, 4, 0, 0, 0, 5, 0, 0, 1, 6]
  expect(invertAffine(new Float64Array(12), flat)).toBe(false)
})
