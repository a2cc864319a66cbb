import type { ItemInstance } from '@headless-tree/core'
import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { chooseAsset, choosePart, flyToAsset, flyToPart } from './goTo.ts'
import { KindIcon } from './KindIcon.tsx'
import type { TreeNode } from './treeNodes.ts'
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

/** One line of the tree: a click selects, a double click or Enter goes there too. */
export function TreeRow({ item, top, height, isSelected, paint }: Props) {
  const node = item.getItemData()
  const { level } = item.getItemMeta()
  const isFolder = item.isFolder()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(node)
    if (event.key === 'Enter' || event.key === ' ') choose(item)
    // arrows, Home and letters mean this list while it has the focus, not the picture
    if (/^(Enter| |Home|End|Arrow.*)$/.test(event.key)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return (
    <div
      {...item.getProps()}
      role="treeitem"
      tabIndex={item.isFocused() ? 0 : -1}
      aria-selected={isSelected}
      className={css.row}
      style={{
        height,
        transform: `translateY(${top}px)`,
        paddingLeft: `${0.5 + level * 0.875}rem`,
      }}
      onClick={() => {
        item.setFocused()
        choose(item)
      }}
      onDoubleClick={() => go(node)}
      onKeyDown={onKeyDown}
    >
      {isFolder ? <Chevron item={item} /> : <span className={css.noChevron} />}
      <KindIcon kind={node.kind} />
      <span className={css.label} title={node.kind === 'part' ? node.part : undefined}>
        {node.label}
      </span>
      {node.kind !== 'part' && node.kind !== 'folder' && (
        <span key={node.asset} className={css.mark} data-mark={node.asset} ref={paint} />
      )}
    </div>
  )
}

function Chevron({ item }: { item: ItemInstance<TreeNode> }) {
  return (
    // the keyboard opens and closes by the arrows, as in every tree
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className={css.chevron}
      data-open={item.isExpanded()}
      onClick={(event) => {
        event.stopPropagation()
        toggle(item)
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <ChevronRight aria-hidden />
    </span>
  )
}

function toggle(item: ItemInstance<TreeNode>): void {
  if (item.isExpanded()) item.collapse()
  else item.expand()
}

function choose(item: ItemInstance<TreeNode>): void {
  const node = item.getItemData()
  if (node.kind === 'part') choosePart(node.part)
  else if (node.kind === 'folder') toggle(item)
  else chooseAsset(node.asset)
}

function go(node: TreeNode): void {
  if (node.kind === 'part') flyToPart(node.part)
  else if (node.kind !== 'folder') flyToAsset(node.asset)
}
