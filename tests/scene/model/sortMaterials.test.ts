import { expect, test } from 'vitest'
import { ownNumber, rowOfOwn } from '#scene/model/paints.ts'
import { placeOfMaterial, sortMaterials } from '#scene/model/sortMaterials.ts'

const colour = (...baseColorFactor: number[]) => ({ pbrMetallicRoughness: { baseColorFactor } })

test('materials that differ in colour, roughness, metalness and emission are drawn as one', () => {
  const materials = [
    { name: 'Red', ...colour(1, 0, 0, 1) },
    { name: 'Shiny', pbrMetallicRoughness: { roughnessFactor: 0.25, metallicFactor: 0.5 } },
    { name: 'Lamp', emissiveFactor: [0.5, 1, 0], extras: { tag: 7 } },
  ]
  const { like, paintOf, paints } = sortMaterials({ materials }, 10)
  expect([...like]).toEqual([0, 0, 0, 0])
  expect([...paintOf]).toEqual([1, 2, 3, 4])
  const wanted = [
    [1, 0, 0, 1, 0, 0, 0, 1],
    [1, 1, 1, 0.25, 0, 0, 0, 0.5],
    [1, 1, 1, 1, 0.5, 1, 0, 1],
    [1, 1, 1, 1, 0, 0, 0, 1],
  ]
  expect([...paints.subarray(8)]).toEqual(wanted.flat())
})

test('textures, sides, transparency and extensions keep a draw of their own', () => {
  const materials = [
    {},
    { doubleSided: true },
    { alphaMode: 'BLEND', ...colour(1, 1, 1, 0.5) },
    { alphaMode: 'BLEND', ...colour(1, 1, 1, 0.25) },
    { alphaMode: 'BLEND', ...colour(0, 0, 1, 0.5) },
    { pbrMetallicRoughness: { baseColorTexture: { index: 0 } } },
    { extensions: { KHR_materials_unlit: {} } },
  ]
  const { like } = sortMaterials({ materials }, 10)
  expect([...like]).toEqual([0, 1, 2, 3, 4, 5, 6, 0])
})

test('equal materials have one paint, and what has no material the defaults of the format', () => {
  const sorted = sortMaterials({ materials: [colour(1, 0, 0, 1), colour(1, 0, 0, 1)] }, 10)
  expect([...sorted.paintOf]).toEqual([1, 1, 2])
  expect(placeOfMaterial(sorted, undefined)).toBe(2)
  expect([...sorted.paints.subarray(16)]).toEqual([1, 1, 1, 1, 0, 0, 0, 1])
  expect([...sortMaterials({}, 1).like]).toEqual([-1])
})

test('numbers that are none fall back to the defaults', () => {
  const odd = { pbrMetallicRoughness: { baseColorFactor: ['x', null, 0.5], metallicFactor: {} } }
  const { paints } = sortMaterials({ materials: [odd, { emissiveFactor: 'red' }] }, 10)
  expect([...paints.subarray(8)]).toEqual([1, 1, 0.5, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1])
})

test('more paints or rows than can be numbered are drawn by themselves', () => {
  const materials = Array.from({ length: 5000 }, (_, i) => colour(i / 5000, 0, 0, 1))
  const { like, paintOf, paints } = sortMaterials({ materials }, 10)
  expect(paintOf[4094]).toBe(4095)
  expect(like[4094]).toBe(0)
  expect([paintOf[4095], like[4095]]).toEqual([0, 4095])
  expect(paints.length).toBe(4096 * 8)
  expect([...sortMaterials({ materials: [{}, {}] }, 2_000_000).like]).toEqual([0, 1, -1])
})

test('a row and a paint come back out of the number that holds both', () => {
  for (const row of [0, 1, 99_999, 1_048_573])
    for (const paint of [0, 1, 4095]) {
      const own = ownNumber(row, paint)
      expect([rowOfOwn(own), own >>> 20, own >= 0]).toEqual([row, paint, true])
    }
})
