import { hotkeysCoreFeature, syncDataLoaderFeature } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { selected, useSelection } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import css from './TreeList.module.css'
import type { TreeNode, TreeNodes } from './TreeNode.ts'
import { TreeRow } from './TreeRow.tsx'
import { twinIndex } from '#twin/twinIndex.ts'
import { useAssetMarks } from './useAssetMarks.ts'
import { useRowHeight } from './useRowHeight.ts'

/** A folder with more lines than this is not opened because something in it was chosen in the picture. */
const mostOpened = 40

type Props = { twin: Twin; nodes: TreeNodes; label: string; firstOpen: readonly string[] }

/** A tree: only the lines in sight are there, so that tens of thousands cost nothing. */
export function TreeList({ twin, nodes, label, firstOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [opened] = useState(() => [...firstOpen])
  const reveal = useRef<string | null>(null)
  const rowHeight = useRowHeight(scroller)
  const tree = useTree<TreeNode>({
    rootItemId: 'root',
    initialState: { expandedItems: opened },
    dataLoader: { getItem: (id) => nodes.node(id), getChildren: (id) => [...nodes.children(id)] },
    getItemName: (item) => item.getItemData().label,
    isItemFolder: (item) => nodes.isFolder(item.getId()),
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
  const { ids, leading } = useSelected(nodes)
  const paint = useAssetMarks(twin, scroller)

  useEffect(() => tree.rebuildTree(), [tree, nodes])
  useEffect(() => rows.measure(), [rows, rowHeight])
  useEffect(() => {
    if (leading === null) return
    const { expandedItems } = tree.getState()
    const { open, shown } = wayTo(nodes, leading, new Set(expandedItems))
    tree.applySubStateUpdate('expandedItems', [...new Set([...expandedItems, ...open])])
    tree.applySubStateUpdate('focusedItem', shown)
    tree.rebuildTree()
    reveal.current = shown
  }, [tree, nodes, leading])
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
        {...tree.getContainerProps(label)}
        aria-multiselectable
        className={css.list}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((row) => (
          <TreeRow
            key={row.key}
            item={items[row.index]}
            top={row.start}
            height={row.size}
            isSelected={ids.has(items[row.index].getId())}
            paint={paint}
          />
        ))}
      </div>
    </div>
  )
}

/** What to open for a line; where that would lay out very many others, the way ends at their folder. */
function wayTo(nodes: TreeNodes, id: string, isOpen: ReadonlySet<string>) {
  const above = nodes.above(id)
  const end = above.findIndex((at) => !isOpen.has(at) && nodes.children(at).length > mostOpened)
  if (end < 0) return { open: above, shown: id }
  return { open: above.slice(0, end), shown: above[end] }
}

/** The lines of what is selected, and the one of what was chosen last. */
function useSelected(nodes: TreeNodes): { ids: ReadonlySet<string>; leading: string | null } {
  const twin = usePlant((plant) => plant.twin)
  const parts = usePlant((plant) => plant.parts)
  const part = useSelection((selection) => selection.part)
  const asset = useSelection((selection) => selection.asset)
  const more = useSelection((selection) => selection.more)
  return useMemo(() => {
    const index = twin && twinIndex(twin)
    const all = selected({ part, asset, more, hoveredPart: null }).map((picked) => {
      const own = index?.assetOfId.get(picked.asset ?? '')
      const line = picked.part === null || parts.length === 0 ? null : nodes.idOfPart(picked.part)
      return line ?? (own === undefined ? null : nodes.idOfAsset(own))
    })
    return { ids: new Set(all.filter((id) => id !== null)), leading: all.at(-1) ?? null }
  }, [nodes, twin, parts, part, asset, more])
}
