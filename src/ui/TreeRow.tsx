import type { ItemInstance } from '@headless-tree/core'
import type { KeyboardEvent, MouseEvent } from 'react'
import { selectMany, toggleSelected } from '#state/selection.ts'
import type { Picked } from '#state/selection.ts'
import { usePlant } from '#state/plant.ts'
import { chooseAsset, choosePart, flyToAsset, flyToPart } from '#state/goTo.ts'
import { flyToSelection } from './actOnSelection.ts'
import { KindIcon } from './KindIcon.tsx'
import { toggle, treeLabel, TreeLine } from './TreeLine.tsx'
import type { TreeNode } from './TreeNode.ts'
import css from './TreeRow.module.css'

type Props = {
  item: ItemInstance<TreeNode>
  /** Pixels from the list's top. */
  top: number
  height: number
  isSelected: boolean
  /** Writes the asset's mark into an element. */
  paint: (element: HTMLElement | null) => void
}

/**
 * One line of a tree: a click selects, with Control besides what is selected, with Shift all lines up to it; a double
 * click or Enter goes there too.
 */
export function TreeRow({ item, top, height, isSelected, paint }: Props) {
  const node = item.getItemData()
  const { level } = item.getItemMeta()
  return (
    <TreeLine
      item={item}
      top={top}
      height={height}
      isSelected={isSelected}
      isFolder={item.isFolder()}
      indent={0.5 + Math.min(level, 12) * 0.875}
      onChoose={(event) => choose(item, event)}
      onGo={() => go(node)}
    >
      <KindIcon kind={node.kind} />
      <span className={treeLabel} title={'part' in node ? node.part : undefined}>
        {node.label}
      </span>
      {node.kind === 'bundle' && <span className={css.mark}>{node.count}</span>}
      {isAsset(node) && (
        <span key={node.asset} className={css.mark} data-mark={node.asset} ref={paint} />
      )}
    </TreeLine>
  )
}

function isAsset(node: TreeNode): boolean {
  return node.asset >= 0 && !('part' in node) && node.kind !== 'folder'
}

function choose(item: ItemInstance<TreeNode>, event: MouseEvent | KeyboardEvent): void {
  const node = item.getItemData()
  if (event.shiftKey) chooseUpTo(item)
  else if (node.kind === 'folder') toggle(item)
  else if (node.kind === 'bundle') selectMany(node.members())
  else if (event.ctrlKey || event.metaKey) pickedOf(node).forEach(toggleSelected)
  else if ('part' in node) choosePart(node.part)
  else chooseAsset(node.asset)
}

/** Selects the lines from the one that has the focus to this one. */
function chooseUpTo(item: ItemInstance<TreeNode>): void {
  const tree = item.getTree()
  const ends = [tree.getFocusedItem().getItemMeta().index, item.getItemMeta().index]
  const lines = tree.getItems().slice(Math.min(...ends), Math.max(...ends) + 1)
  const picked = lines.flatMap((line) => pickedOf(line.getItemData()))
  if (picked.length > 0) selectMany(ends[0] > ends[1] ? picked.toReversed() : picked)
}

function pickedOf(node: TreeNode): Picked[] {
  if (node.kind === 'folder' || node.kind === 'bundle' || node.kind === 'root') return []
  const asset = usePlant.getState().twin?.assets[node.asset]?.id ?? null
  return [{ asset, part: 'part' in node ? node.part : null }]
}

function go(node: TreeNode): void {
  if ('part' in node) flyToPart(node.part)
  else if (node.kind === 'bundle') flyToSelection()
  else if (node.kind !== 'folder') flyToAsset(node.asset)
}
