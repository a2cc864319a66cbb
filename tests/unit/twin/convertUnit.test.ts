import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertUnit, unitNames } from '#twin/convertUnit.ts'

function convert(value: number, from: string, to: string): number {
  const linear = convertUnit(from, to)
  if (!Array.isArray(linear)) throw new Error(linear.problem)
  return value * linear[0] + linear[1]
}

describe('convertUnit', () => {
  // Exact by definition, or as NIST SP 811 gives them.
  it.each([
    [212, '°F', '°C', 100],
    [-40, 'degF', 'degC', -40],
    [0, '°C', 'K', 273.15],
    [1, 'bar', 'kPa', 100],
    [1, 'psi', 'Pa', 6894.757293168],
    [1, 'atm', 'mmHg', 760],
    [1, 'in', 'mm', 25.4],
    [1, 'mi', 'km', 1.609344],
    [1, 'gal', 'l', 3.785411784],
    [3.6, 'm³/h', 'l/s', 1],
    [1, 'gpm', 'm³/h', 0.227124707],
    [1, 'cfm', 'm3/h', 1.69901079552],
    [1, 'hp', 'W', 745.69987158227],
    [1, 'kWh', 'MJ', 3.6],
    [1, 'BTU', 'kJ', 1.05505585262],
    [1, 'lb', 'g', 453.59237],
    [36, 'km/h', 'm/s', 10],
    [1, 'kn', 'km/h', 1.852],
    [1, 'h', 'min', 60],
    [180, '°', 'rad', Math.PI],
    [1, 'rps', 'rpm', 60],
    [25, '%', '1', 0.25],
    [1, 'µm', 'mm', 0.001],
    [1, 'μm', 'mm', 0.001],
  ])('%d %s in %s is right', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 9)
  })

  it('says what does not go together', () => {
    expect(convertUnit('bar', '°C')).toEqual({
      problem: 'is a unit of pressure and cannot be turned into “°C”, a unit of temperature',
    })
    expect(convertUnit('bars', 'Pa')).toMatchObject({ unknown: 'bars' })
    expect(convertUnit('Pa', 'bottles')).toMatchObject({ unknown: 'bottles' })
    expect(convertUnit('rpm', 'Hz')).toHaveProperty('problem')
  })

  it('leads back to where it came from', () => {
    const name = fc.constantFrom(...unitNames())
    fc.assert(
      fc.property(
        name,
        name,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (from, to, value) => {
          const there = convertUnit(from, to)
          if (!Array.isArray(there)) return
          const back = convert(convert(value, from, to), to, from)
          expect(Math.abs(back - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)))
        },
      ),
    )
  })
})
