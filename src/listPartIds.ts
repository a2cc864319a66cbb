import type { PartTable } from '#twin/PartTable.ts'
import type { Work } from '#twin/Work.ts'

const known = new WeakMap<PartTable, readonly string[]>()

/** The ids of all parts of a model, `<model id>/<path>`; a table is listed once, since it keeps its model. */
export function* listPartIds(model: string, parts: PartTable): Work<readonly string[]> {
  const old = known.get(parts)
  if (old) return old
  const ids: string[] = []
  for (let row = 0; row < parts.size; row++) {
    if (row % 1024 === 1023) yield
    if (parts.isPart[row] !== 0) ids.push(`${model}/${parts.paths[row]}`)
  }
  known.set(parts, ids)
  return ids
}
