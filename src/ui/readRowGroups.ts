import type { ModelRows } from '#twin/ModelRows.ts'
import { valueReader } from '#twin/rowValues.ts'
import type { Work } from '#twin/Work.ts'

/** Nodes of the models that share a value, none below another of the same. */
export type RowGroup = { name: string; rows: { table: number; row: number }[] }

/** Groups the nodes of all models by a property, by name. */
export function* readRowGroups(tables: readonly ModelRows[], key: string): Work<RowGroup[]> {
  const groups = new Map<string, RowGroup>()
  for (const [table, rows] of tables.entries()) {
    const read = valueReader(rows, key)
    const values: (string | null)[] = []
    for (let row = 0; row < rows.parts.size; row++) {
      if (row % 64 === 63) yield
      const above = rows.parts.parent[row]
      const inherited = above >= 0 ? values[above] : null
      const own = read(row)
      const name = own === null ? inherited : String(own)
      values.push(name)
      if (name === null || name === inherited) continue
      let group = groups.get(name)
      if (!group) groups.set(name, (group = { name, rows: [] }))
      group.rows.push({ table, row })
    }
  }
  return [...groups.values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
}
