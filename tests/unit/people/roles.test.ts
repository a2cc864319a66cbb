import { describe, expect, it } from 'vitest'
import {
  accessTable,
  accounts,
  fields,
  may,
  mayClear,
  mayRead,
  mayWrite,
  roles,
} from '#people/roles.ts'
import { roomFamilies, type RoomFamily } from '#people/roomTopics.ts'

describe('roles', () => {
  it('has a cell in the table for every account and field, and no row or column more', () => {
    const [head, ...rows] = accessTable.trim().split('\n')
    expect(head.trim().split(/\s+/)).toEqual(accounts)
    const cells = rows.map((row) => row.trim().split(/\s+/))
    expect(cells.map(([field]) => field).toSorted()).toEqual(fields.toSorted())
    for (const [, ...row] of cells) {
      expect(row).toHaveLength(accounts.length)
      for (const cell of row) expect(cell).toMatch(/^(-|r?w?c?)$/)
    }
  })

  it('takes no right away on the way from kiosk to engineer', () => {
    for (const field of fields) {
      for (const verb of ['read', 'write', 'clear'] as const) {
        const allowed = roles.filter((role) => may(role, verb, field))
        expect(allowed).toEqual(allowed.length === 0 ? [] : roles.slice(-allowed.length))
      }
    }
  })

  it('lets a kiosk only say that it is there and how it is, engineers alone judge people, and nobody but the plant write its values', () => {
    const families = Object.keys(roomFamilies) as RoomFamily[]
    expect(families.filter((family) => mayWrite('kiosk', family))).toEqual(['who', 'health'])
    expect(roles.filter((role) => mayWrite(role, 'mod'))).toEqual(['engineer'])
    expect(roles.filter((role) => mayWrite(role, 'run'))).toEqual(['operator', 'engineer'])
    expect(accounts.filter((account) => may(account, 'write', 'telemetry'))).toEqual(['plant'])
    expect(roles.filter((role) => mayClear(role, 'ink'))).toEqual(['engineer'])
  })

  it('gives nothing to somebody whose role is not known yet', () => {
    expect(mayWrite(null, 'who') || mayRead(null, 'note') || mayClear(null, 'ink')).toBe(false)
  })
})
