import type { ModelRows } from '#twin/ModelRows.ts'
import { valueReader } from '#twin/rowValues.ts'

/** Nodes of the models that share a value, none below another of the same. */
export type RowGroup = { name: string; rows: { table: number; row: number }[] }

/** Milliseconds of work before the page may breathe. */
const slice = 8

/** Groups the nodes of all models by a property, by name; in slices, so that the page goes on. Null when told to stop. */
export async function readRowGroups(
  tables: readonly ModelRows[],
  key: string,
  signal: AbortSignal,
): Promise<RowGroup[] | null> {
  const groups = new Map<string, RowGroup>()
  let began = performance.now()
  for (const [table, rows] of tables.entries()) {
    const read = valueReader(rows, key)
    const values: (string | null)[] = []
    for (let row = 0; row < rows.parts.size; row++) {
      if (row % 64 === 0 && performance.now() - began > slice) {
        // one after the other on purpose: this is how the page breathes
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve))
        if (signal.aborted) return null
        began = performance.now()
      }
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
