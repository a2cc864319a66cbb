import type { ModelRows } from '#twin/ModelRows.ts'
import { isStorey, nameOf, storeyName } from '#twin/rowValues.ts'
import { pageSize } from './TreeNode.ts'
import type { TreeNode, TreeNodes } from './TreeNode.ts'

/**
 * The models' own trees of nodes. Ids are `root`, `t<table>` (a model, when there are several), `m<table>:<row>` and
 * `g<table>:<row>:<from>` (a page of what is below a row, -1 for the model itself). A chain of groups with nothing else
 * in them, as CAD exporters make them, stays as it is: it is what the file says.
 */
export function makeModelNodes(tables: readonly ModelRows[]): TreeNodes {
  const made = new Map<string, TreeNode>()
  const below = new Map<string, readonly string[]>()

  const rowsBelow = (table: number, row: number): number[] => {
    const { size, end } = tables[table].parts
    const rows: number[] = []
    const last = row < 0 ? size : end[row]
    for (let child = row + 1; child < last; child = end[child]) rows.push(child)
    return rows
  }

  const listBelow = (table: number, row: number): string[] => {
    const rows = rowsBelow(table, row)
    if (rows.length <= pageSize) return rows.map((child) => `m${table}:${child}`)
    const pages = Math.ceil(rows.length / pageSize)
    return Array.from({ length: pages }, (_, page) => `g${table}:${row}:${page * pageSize}`)
  }

  const childrenOf = (id: string): readonly string[] => {
    if (id === 'root') {
      return tables.length === 1 ? listBelow(0, -1) : tables.map((_, table) => `t${table}`)
    }
    const [table, row, from] = numbersOf(id)
    if (id.startsWith('t')) return listBelow(table, -1)
    if (id.startsWith('m')) return listBelow(table, row)
    return rowsBelow(table, row)
      .slice(from, from + pageSize)
      .map((child) => `m${table}:${child}`)
  }

  const children = (id: string): readonly string[] => {
    let known = below.get(id)
    if (!known) below.set(id, (known = childrenOf(id)))
    return known
  }

  const nodeOf = (id: string): TreeNode => {
    if (id === 'root') return { kind: 'root', label: 'Models', asset: -1 }
    const [table, row, from] = numbersOf(id)
    const rows = tables[table]
    if (id.startsWith('t')) return { kind: 'folder', label: rows.id, asset: -1 }
    if (id.startsWith('g')) {
      const to = Math.min(from + pageSize, rowsBelow(table, row).length)
      return { kind: 'folder', label: `${from + 1} – ${to}`, asset: -1 }
    }
    const kind = rows.parts.isPart[row] !== 0 ? 'part' : isStorey(rows, row) ? 'storey' : 'group'
    const part = `${rows.id}/${rows.parts.paths[row]}`
    const label = kind === 'storey' ? storeyName(rows, row) : nameOf(rows, row)
    return { kind, label, asset: rows.assetOfRow[row], part }
  }

  return {
    node(id) {
      let node = made.get(id)
      if (!node) made.set(id, (node = nodeOf(id)))
      return node
    },
    children,
    isFolder: (id) => {
      if (!id.startsWith('m')) return true
      const [table, row] = numbersOf(id)
      return tables[table].parts.end[row] > row + 1
    },
    above(id) {
      if (!id.startsWith('m')) return []
      const [table, row] = numbersOf(id)
      const { parent } = tables[table].parts
      const path: string[] = []
      for (let at = row; at >= 0; at = parent[at]) {
        const siblings = children(parent[at] < 0 ? topOf(table) : `m${table}:${parent[at]}`)
        if (siblings[0]?.startsWith('g')) {
          const place = rowsBelow(table, parent[at]).indexOf(at)
          path.unshift(`g${table}:${parent[at]}:${Math.floor(place / pageSize) * pageSize}`)
        }
        if (parent[at] >= 0) path.unshift(`m${table}:${parent[at]}`)
      }
      return tables.length === 1 ? path : [`t${table}`, ...path]
    },
    idOfPart(part) {
      const border = part.indexOf('/')
      const table = tables.findIndex((rows) => rows.id === part.slice(0, border))
      const row = table < 0 ? -1 : tables[table].parts.rowOf(part.slice(border + 1))
      return row < 0 ? null : `m${table}:${row}`
    },
    idOfAsset(asset) {
      for (const [table, { assetOfRow }] of tables.entries()) {
        const row = assetOfRow.indexOf(asset)
        if (row >= 0) return `m${table}:${row}`
      }
      return null
    },
  }

  function topOf(table: number): string {
    return tables.length === 1 ? 'root' : `t${table}`
  }
}

function numbersOf(id: string): number[] {
  return id.slice(1).split(':').map(Number)
}
