import type { Picked } from '#state/selection.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { nameOf } from '#twin/rowValues.ts'
import { signalKey } from '#twin/signalKey.ts'
import type { Twin } from '#twin/Twin.ts'
import type { RowGroup } from './readRowGroups.ts'
import { pageSize } from './TreeNode.ts'
import type { TreeNode, TreeNodes } from './TreeNode.ts'

/** Assets by a signal that they share. */
type SignalGroup = { label: string; assets: number[] }

/**
 * The plant by what belongs together: the systems that the models' files name (ids `s<group>`, their nodes `n<group>:<i>`),
 * then the assets by the signals that several have (`k<group>`, `b<group>:<asset>`); long lists in pages
 * (`q<group id>:<from>`).
 */
export function makeSystemNodes(
  twin: Twin,
  tables: readonly ModelRows[],
  systems: readonly RowGroup[],
): TreeNodes {
  const kinds = groupBySignal(twin)

  const countOf = (id: string): number => {
    const group = Number(id.slice(1))
    return id.startsWith('s') ? systems[group].rows.length : kinds[group].assets.length
  }

  const membersOf = (id: string): string[] => {
    const group = Number(id.slice(1))
    if (id.startsWith('s')) return systems[group].rows.map((_, i) => `n${group}:${i}`)
    return kinds[group].assets.map((asset) => `b${group}:${asset}`)
  }

  const childrenOf = (id: string): string[] => {
    if (id === 'root') return [...systems.map((_, i) => `s${i}`), ...kinds.map((_, i) => `k${i}`)]
    if (id.startsWith('q')) {
      const [group, from] = id.slice(1).split(':')
      return membersOf(group).slice(Number(from), Number(from) + pageSize)
    }
    if (!/^[sk]/.test(id)) return []
    if (countOf(id) <= pageSize) return membersOf(id)
    const pages = Math.ceil(countOf(id) / pageSize)
    return Array.from({ length: pages }, (_, page) => `q${id}:${page * pageSize}`)
  }

  const rowOf = (id: string) => {
    const [group, i] = id.slice(1).split(':').map(Number)
    const { table, row } = systems[group].rows[i]
    return { rows: tables[table], row }
  }

  const nodeOf = (id: string): TreeNode => {
    if (id === 'root') return { kind: 'root', label: 'Systems', asset: -1 }
    if (id.startsWith('q')) {
      const [group, from] = id.slice(1).split(':')
      const to = Math.min(Number(from) + pageSize, countOf(group))
      return { kind: 'folder', label: `${Number(from) + 1} – ${to}`, asset: -1 }
    }
    if (id.startsWith('n')) {
      const { rows, row } = rowOf(id)
      const kind = rows.parts.isPart[row] !== 0 ? 'part' : 'group'
      const part = `${rows.id}/${rows.parts.paths[row]}`
      return { kind, label: nameOf(rows, row), asset: rows.assetOfRow[row], part }
    }
    if (id.startsWith('b')) {
      const asset = Number(id.split(':')[1])
      return { kind: twin.assets[asset].kind, label: twin.assets[asset].name, asset }
    }
    const group = Number(id.slice(1))
    const isSystem = id.startsWith('s')
    const members = (): Picked[] => membersOf(id).map(pickedOf)
    const label = isSystem ? systems[group].name : kinds[group].label
    return { kind: 'bundle', label, asset: -1, count: countOf(id), members }
  }

  // without a label, which for thousands takes time
  const pickedOf = (id: string): Picked => {
    if (!id.startsWith('n')) return { asset: twin.assets[Number(id.split(':')[1])].id, part: null }
    const { rows, row } = rowOf(id)
    const asset = twin.assets[rows.assetOfRow[row]]?.id ?? null
    return { asset, part: `${rows.id}/${rows.parts.paths[row]}` }
  }

  return {
    node: nodeOf,
    children: childrenOf,
    isFolder: (id) => /^(root|[skq])/.test(id),
    above: () => [],
    // a thing may be in many systems: the tree is not opened for it
    idOfPart: () => null,
    idOfAsset: () => null,
  }
}

/** Signals that at least two assets have, what most have first; states and counts of one machine make no system. */
function groupBySignal(twin: Twin): SignalGroup[] {
  const groups = new Map<string, { label: string; assets: Set<number> }>()
  twin.signals.forEach(({ name, unit, asset }, slot) => {
    const id = `${signalKey(twin, slot)}\n${unit}`
    const label = unit === '' ? name : `${name}, ${unit}`
    const group = groups.get(id) ?? { label, assets: new Set<number>() }
    group.assets.add(asset)
    groups.set(id, group)
  })
  return [...groups.values()]
    .filter(({ assets }) => assets.size > 1)
    .map(({ label, assets }) => ({ label, assets: [...assets] }))
    .toSorted((a, b) => b.assets.length - a.assets.length)
}
