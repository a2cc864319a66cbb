import { flattenProperties } from '#twin/flattenProperties.ts'
import type { Property } from '#twin/flattenProperties.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import type { Work } from '#twin/Work.ts'
import { commonProperties } from './commonProperties.ts'
import type { CommonProperty } from './commonProperties.ts'

/** More are counted, but not compared. */
const mostCompared = 2000

/** What is in some parts and groups: how many parts, and the properties that all have. */
export type PartsSum = { parts: number; common: readonly CommonProperty[] }

/** Sums up parts and groups by their ids; what is in several of them counts once. */
export function* sumUpParts(ids: readonly string[], tables: readonly ModelRows[]): Work<PartsSum> {
  const marks = new Map(
    tables.map((table) => [table.id, { table, isIn: new Uint8Array(table.parts.size) }]),
  )
  for (const [i, id] of ids.entries()) {
    if (i % 256 === 255) yield
    const border = id.indexOf('/')
    const mark = marks.get(id.slice(0, border))
    const row = mark?.table.parts.rowOf(id.slice(border + 1)) ?? -1
    if (mark && row >= 0) mark.isIn.fill(1, row, mark.table.parts.end[row])
  }
  let parts = 0
  const compared: { table: ModelRows; row: number }[] = []
  for (const { table, isIn } of marks.values()) {
    for (let row = 0; row < isIn.length; row++) {
      if (isIn[row] === 0 || table.parts.isPart[row] === 0) continue
      if (parts++ < mostCompared) compared.push({ table, row })
    }
    yield
  }
  return { parts, common: yield* commonProperties(propertiesOf(compared)) }
}

function* propertiesOf(
  rows: readonly { table: ModelRows; row: number }[],
): Iterable<readonly Property[]> {
  for (const { table, row } of rows) yield flattenProperties(table.extras(row))
}
