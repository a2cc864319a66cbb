import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { HeatField, type HeatLook } from '#twin/HeatField.ts'
import { heatBlock, heatColumns, heatLines } from '#twin/heatLayout.ts'
import { HeatTable } from '#twin/HeatTable.ts'
import { Quality } from '#twin/Quality.ts'
import { attach, makeStateSignal, makeTarget } from './makeWorld.ts'

const look: HeatLook = {
  unit: '°C',
  table: Float32Array.of(0, 0, 0, 1, 1, 1),
  from: 0,
  to: 10,
  contour: 1,
  strength: 1,
}

describe('a field between sensors', () => {
  test('has their values where they stand, and a mean half way', () => {
    const field = makeField([
      [0, 5, 20],
      [10, 5, 24],
    ])
    expect(field.at(0, 5).value).toBeCloseTo(20, 1)
    expect(field.at(10, 5).value).toBeCloseTo(24, 1)
    expect(field.at(5, 5).value).toBeCloseTo(22, 0)
  })

  test('stays between the lowest and the highest value everywhere', () => {
    const sensor = fc.tuple(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: -50, max: 50, noNaN: true }),
    )
    const found = fc.check(
      fc.property(fc.array(sensor, { minLength: 1, maxLength: 12 }), (sensors) => {
        const field = makeField(sensors)
        const values = sensors.map(([, , value]) => value)
        const low = Math.min(...values) - 1e-3
        const high = Math.max(...values) + 1e-3
        for (let cell = 0; cell < field.cells.length; cell += 2) {
          if (!(field.cells[cell] >= low && field.cells[cell] <= high)) return false
        }
        return true
      }),
      { numRuns: 40 },
    )
    expect(fc.defaultReportMessage(found)).toBe(undefined)
  })

  test('leaves a sensor without a trusted value out, and doubts what is near it', () => {
    const field = makeField([
      [0, 5, 20],
      [10, 5, 90],
    ])
    field.set(1, 90, false)
    field.settle(10)
    expect(field.at(10, 5).value).toBeCloseTo(20, 5)
    expect(field.at(10, 5).doubt).toBeGreaterThan(0.9)
    expect(field.at(0, 5).doubt).toBeLessThan(0.1)
    field.set(0, 20, false)
    field.settle(20)
    expect(field.at(0, 5).doubt).toBe(1)
  })

  test('is computed at most five times a second, and not at all while nothing changes', () => {
    const field = makeField([[0, 0, 1]])
    expect(field.settle(100)).toBe(false)
    field.set(0, 2, true)
    expect(field.settle(100)).toBe(true)
    field.set(0, 3, true)
    expect(field.settle(100.1)).toBe(false)
    expect(field.isWaiting).toBe(true)
    expect(field.settle(100.3)).toBe(true)
  })
})

describe('the heat maps of a model', () => {
  test('show the first layer until another is chosen, and none on demand', () => {
    const table = new HeatTable(256)
    const warm = table.join('Temperature', 'storey1', look)
    const damp = table.join('Humidity', 'storey1', look)
    table.enter(warm, 3)
    table.enter(damp, 3)
    table.enter(damp, 4)
    table.spread()
    expect([table.fieldOf[3], table.fieldOf[4]]).toEqual([warm + 1, 0])
    table.show('Humidity')
    table.spread()
    expect([table.fieldOf[3], table.fieldOf[4]]).toEqual([damp + 1, damp + 1])
    table.show(null)
    table.spread()
    expect(table.fieldOf.some((field) => field > 0)).toBe(false)
  })

  test('cost nothing before the first behaviour', () => {
    const table = new HeatTable(65_536)
    table.spread()
    expect(table.data.length + table.fieldOf.length + table.dirtyLines.length).toBe(0)
  })

  test('write values on the scale, and mark only the lines of the field that changed', () => {
    const table = new HeatTable(256)
    for (const name of ['a', 'b']) {
      const field = table.fields[table.join('Temperature', name, look)]
      field.cover(0, 0, 10, 10)
      field.set(field.add(5, 5), 2.5, true)
    }
    table.settle(0, 0)
    table.settle(1, 0)
    table.dirtyLines.fill(0)
    table.fields[1].set(0, 5, true)
    table.settle(0, 1)
    table.settle(1, 1)
    expect(table.dirtyLines.slice(0, heatBlock).some((dirty) => dirty > 0)).toBe(false)
    expect(table.dirtyLines.slice(heatBlock).every((dirty) => dirty > 0)).toBe(true)
    expect(table.data[0]).toBeCloseTo(0.25, 6)
    expect(table.data[heatBlock * heatColumns * 4]).toBeCloseTo(0.5, 6)
  })
})

describe('the behaviour', () => {
  const options = { from: 0, to: 10 }

  test('puts its parts into the field and takes them out again', () => {
    const target = makeTarget({ rows: Uint32Array.of(2, 3), signal: makeStateSignal() })
    const { heat } = target.parts
    const bound = attach(behaviours.heat, options, target)
    heat.spread()
    expect([heat.fieldOf[1], heat.fieldOf[2], heat.fieldOf[3]]).toEqual([0, 1, 1])
    bound.detach()
    heat.spread()
    expect([heat.fieldOf[2], heat.fieldOf[3]]).toEqual([0, 0])
    expect(heat.fields[0].isEmpty).toBe(true)
    expect(heat.shown).toBe(null)
  })

  test('shows a good value, and doubts a stale, a bad and a missing one', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    const bound = attach(behaviours.heat, options, target)
    const [field] = target.parts.heat.fields
    const doubtWith = (value: number, quality: number, now: number) => {
      bound.change(value, quality, now)
      return field.cells[1]
    }
    expect(doubtWith(4, Quality.good, 1)).toBe(0)
    expect(field.cells[0]).toBeCloseTo(4, 5)
    expect(doubtWith(4, Quality.stale, 2)).toBe(1)
    expect(doubtWith(5, Quality.simulated, 3)).toBe(0)
    expect(doubtWith(NaN, Quality.bad, 4)).toBe(1)
    expect(doubtWith(NaN, Quality.never, 5)).toBe(1)
  })

  test('has one field for all sensors that name it, and others for other names and layers', () => {
    const target = makeTarget({ signal: makeStateSignal() })
    for (const [field, layer] of [
      ['storey1', 'Warmth'],
      ['storey1', 'Warmth'],
      ['storey2', 'Warmth'],
      ['storey1', 'Air'],
    ]) {
      attach(behaviours.heat, { ...options, field, layer }, target)
    }
    const names = target.parts.heat.fields.map(({ layer, name }) => `${layer} ${name}`)
    expect(names).toEqual(['Warmth storey1', 'Warmth storey2', 'Air storey1'])
  })
})

/** A field over 10 × 10 m of sensors at x, z with a value. */
function makeField(sensors: readonly (readonly number[])[]): HeatField {
  const field = new HeatField('Temperature', 'all', look)
  field.cover(0, 0, 10, 10)
  for (const [x, z, value] of sensors) field.set(field.add(x, z), value, true)
  field.settle(0)
  expect(field.cells.length).toBe(heatColumns * heatLines * 2)
  return field
}
