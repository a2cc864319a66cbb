import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColourTable } from '#twin/ColourTable.ts'

const made = (): ColourTable => {
  const table = new ColourTable(512)
  table.clearDirty()
  return table
}

function read(table: ColourTable, row: number): number[] {
  const colour = [0, 0, 0, 0]
  table.read(row, colour)
  return colour
}

describe('ColourTable', () => {
  test('keeps every sRGB byte as it is', () => {
    const table = made()
    for (let byte = 0; byte < 256; byte++) {
      table.shown[0] = byte
      const [linear] = read(table, 0)
      table.set(1, linear, 0, 0, 0)
      expect(table.shown[1]).toBe(byte)
    }
  })

  test('marks the line of a row that changes, and nothing when a colour is set to what it is', () => {
    const table = made()
    table.set(300, 0.1, 0.2, 0.3, 0.4)
    expect([...table.dirtyLines]).toEqual([0, 1])
    expect(table.isDirty).toBe(true)
    table.clearDirty()
    table.set(300, 0.1, 0.2, 0.3, 0.4)
    expect([...table.dirtyLines]).toEqual([0, 0])
    expect(table.isDirty).toBe(false)
  })

  test('holds what is out of range at its ends, and takes a number that is none for 0', () => {
    const table = made()
    table.set(0, -1, 2, NaN, Infinity)
    expect(read(table, 0)).toEqual([0, 1, 0, 1])
  })

  test('keeps what behaviours say below a colour that a person laid over it', () => {
    const table = made()
    table.set(3, 1, 0, 0, 1)
    table.override(3, 0, 1, 0, 1)
    table.override(3, 0, 0, 1, 1)
    expect(read(table, 3)).toEqual([0, 0, 1, 1])
    table.set(3, 1, 1, 0, 1)
    expect(read(table, 3)).toEqual([0, 0, 1, 1])
    table.clearOverride(3)
    expect(read(table, 3)).toEqual([1, 1, 0, 1])
    table.clearOverride(3)
    expect(read(table, 3)).toEqual([1, 1, 0, 1])
  })

  test('shows the last colour that was set, for any writes', () => {
    const write = fc.tuple(fc.nat(511), fc.boolean(), fc.constantFrom(0, 0.25, 1))
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), (writes) => {
        const table = made()
        const below = new Map<number, number>()
        const above = new Map<number, number>()
        for (const [row, isTool, value] of writes) {
          if (isTool && value === 0) {
            table.clearOverride(row)
            above.delete(row)
          } else if (isTool) {
            table.override(row, value, value, value, 1)
            above.set(row, value)
          } else {
            table.set(row, value, value, value, 1)
            below.set(row, value)
          }
        }
        for (const row of [...below.keys(), ...above.keys()]) {
          expect(read(table, row)[0]).toBeCloseTo(above.get(row) ?? below.get(row) ?? 0, 2)
        }
      }),
    )
  })
})
