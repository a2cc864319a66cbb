import { hotkeysCoreFeature, syncDataLoaderFeature } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import { makeTreeNodes } from './treeNodes.ts'
import type { TreeNode, TreeNodes } from './treeNodes.ts'
import { TreeRow } from './TreeRow.tsx'
import css from './TreeList.module.css'
import { twinIndex } from './twinIndex.ts'
import { useAssetMarks } from './useAssetMarks.ts'
import { useRowHeight } from './useRowHeight.ts'

/** The tree of assets and parts: only the lines in sight are there, so that tens of thousands cost nothing. */
export function TreeList({ twin }: { twin: Twin }) {
  const parts = usePlant((plant) => plant.parts)
  const assetOfPart = usePlant((plant) => plant.assetOfPart)
  const nodes = useMemo(() => makeTreeNodes(twin, parts, assetOfPart), [twin, parts, assetOfPart])
  const scroller = useRef<HTMLDivElement>(null)
  const [firstOpen] = useState(() => openAtStart(twin))
  const reveal = useRef<string | null>(null)
  const rowHeight = useRowHeight(scroller)
  const tree = useTree<TreeNode>({
    rootItemId: 'root',
    initialState: { expandedItems: firstOpen },
    dataLoader: { getItem: (id) => nodes.node(id), getChildren: (id) => nodes.children(id) },
    getItemName: (item) => item.getItemData().label,
    isItemFolder: (item) => nodes.children(item.getId()).length > 0,
    scrollToItem: (item) => rows.scrollToIndex(item.getItemMeta().index),
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
  })
  const items = tree.getItems()
  // the React compiler, which could not handle it, is not used here
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index].getId(),
    overscan: 12,
    paddingEnd: 8,
  })
  const selected = useSelected(nodes)
  const paint = useAssetMarks(twin, scroller)

  useEffect(() => tree.rebuildTree(), [tree, nodes])
  useEffect(() => rows.measure(), [rows, rowHeight])
  useEffect(() => {
    if (selected === null) return
    const open = new Set([...tree.getState().expandedItems, ...nodes.above(selected)])
    tree.applySubStateUpdate('expandedItems', [...open])
    tree.applySubStateUpdate('focusedItem', selected)
    tree.rebuildTree()
    reveal.current = selected
  }, [tree, nodes, selected])
  // the virtual list knows of lines that were opened just now only after the next drawing
  useLayoutEffect(() => {
    if (reveal.current === null) return
    const index = items.findIndex((item) => item.getId() === reveal.current)
    if (index < 0) return
    reveal.current = null
    rows.scrollToIndex(index, { align: 'auto' })
  })

  return (
    <div ref={scroller} className={css.scroller}>
      <div
        {...tree.getContainerProps('Assets and parts')}
        className={css.list}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((row) => (
          <TreeRow
            key={row.key}
            item={items[row.index]}
            top={row.start}
            height={row.size}
            isSelected={items[row.index].getId() === selected}
            paint={paint}
          />
        ))}
      </div>
    </div>
  )
}

function useSelected(nodes: TreeNodes): string | null {
  const twin = usePlant((plant) => plant.twin)
  const parts = usePlant((plant) => plant.parts)
  const known = useMemo(() => new Set(parts), [parts])
  const part = useSelection((selection) => selection.part)
  const asset = useSelection((selection) => selection.asset)
  if (part !== null && known.has(part)) return nodes.idOfPart(part)
  const index = twin && asset !== null ? twinIndex(twin).assetOfId.get(asset) : undefined
  return index === undefined ? null : `a${index}`
}

/** Sites, areas and lines are open at the start, unless that would be more than a person takes in. */
function openAtStart(twin: Twin): string[] {
  const groups = twin.assets.flatMap(({ kind }, index) =>
    kind === 'site' || kind === 'area' || kind === 'line' ? [`a${index}`] : [],
  )
  return twin.assets.length <= 300 ? groups : twinIndex(twin).roots.map((asset) => `a${asset}`)
}
