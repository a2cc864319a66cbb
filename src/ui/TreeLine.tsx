import type { ItemInstance } from '@headless-tree/core'
import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import css from './TreeLine.module.css'

type Props<Node> = {
  item: ItemInstance<Node>
  /** Pixels from the list's top. */
  top: number
  height: number
  isSelected: boolean
  isFolder: boolean
  /** Rems before the line's chevron. */
  indent: number
  /** A click, Enter or Space. */
  onChoose: (event: MouseEvent | KeyboardEvent) => void
  /** A double click, or Enter. */
  onGo?: () => void
  children: ReactNode
}

/** One line of a tree, with what opens it; what it says is its children, the text in an element of the class `treeLabel`. */
export function TreeLine<Node>(props: Props<Node>) {
  const { item, isFolder, onChoose, onGo } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') onChoose(event)
    if (event.key === 'Enter') onGo?.()
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
      aria-selected={props.isSelected}
      className={css.row}
      style={{
        height: props.height,
        transform: `translateY(${props.top}px)`,
        paddingLeft: `${props.indent}rem`,
      }}
      onClick={(event) => {
        onChoose(event)
        item.setFocused()
      }}
      onDoubleClick={onGo}
      onKeyDown={onKeyDown}
    >
      {isFolder ? (
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
      ) : (
        <span className={css.noChevron} />
      )}
      {props.children}
    </div>
  )
}

/** The class of a line's text, which gives way when there is no room. */
export const treeLabel = css.label

/** Opens or closes what is below a line. */
export function toggle<Node>(item: ItemInstance<Node>): void {
  if (item.isExpanded()) item.collapse()
  else item.expand()
}
