import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Look, lookStride, PartTable } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { nodesFrom } from './randomTree.ts'

const made = (size = 3): PartTable => {
  const table = new PartTable(nodesFrom(Array<number>(size).fill(-1)))
  table.clearDirty()
  return table
}
const dirty = (table: PartTable): number[] => [...table.dirtyLook.subarray(0, table.dirtyLookCount)]

describe('PartTable', () => {
  test('starts with every part solid, visible, good, uncoloured and dirty', () => {
    const table = new PartTable(nodesFrom([-1, -1]))
    expect(dirty(table)).toEqual([0, 1])
    expect(table.dirtyMatrixCount).toBe(2)
    const row = [...table.look.subarray(lookStride, 2 * lookStride)]
    expect(row).toEqual([0, 0, 0, 1, 1, Quality.good, 0, 0, 0, 0, 0, 0])
  })

  test('lists each changed row once until it is cleared', () => {
    const table = made()
    table.set(2, Look.opacity, 0.5)
    table.setGlow(0, 1, 1, 1)
    table.set(2, Look.visible, 0)
    expect(dirty(table)).toEqual([2, 0])
    expect([...table.look.subarray(Look.glow, Look.glow + 4)]).toEqual([1, 1, 1, 1])
    table.clearDirty()
    expect(dirty(table)).toEqual([])
    table.set(2, Look.opacity, 0.75)
    expect(dirty(table)).toEqual([2])
  })

  test('lists nothing when a value is set to what it is, also one that a Float32 rounds', () => {
    const table = made()
    table.setGlow(1, 0.1, 0.2, 0.3)
    table.clearDirty()
    table.setGlow(1, 0.1, 0.2, 0.3)
    table.set(1, Look.visible, 1)
    expect(dirty(table)).toEqual([])
  })

  test('lists exactly the rows that differ from before, for any writes', () => {
    const write = fc.tuple(fc.nat(9), fc.nat(lookStride - 1), fc.constantFrom(0, 1, 0.1, 0.2))
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
        const table = made(10)
        const touched = new Set<number>()
        const last = Array.from(table.look)
        for (const [row, offset, value] of writes) {
          const at = row * lookStride + offset
          if (last[at] !== Math.fround(value)) touched.add(row)
          last[at] = Math.fround(value)
          table.set(row, offset, value)
        }
        expect(dirty(table)).toEqual([...touched])
        expect(Array.from(table.look)).toEqual(last)
      }),
    )
  })

  test('knows rows by path', () => {
    expect(made().rowOf('n1')).toBe(1)
    expect(made().rowOf('toString')).toBe(-1)
  })

  test('takes a model without nodes', () => {
    const table = made(0)
    table.motions.update()
    expect(table.size).toBe(0)
  })
})
