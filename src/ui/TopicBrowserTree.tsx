import { hotkeysCoreFeature, syncDataLoaderFeature } from '@headless-tree/core'
import { useTree } from '@headless-tree/react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import css from './TopicBrowserTree.module.css'
import { sayLevel, TopicBrowserRow } from './TopicBrowserRow.tsx'
import type { TopicNode } from './TopicBrowserView.ts'
import { useRowHeight } from './useRowHeight.ts'
import { usePulse } from './usePulse.ts'
import type { TopicSurvey } from './useTopicSurvey.ts'

type Props = { survey: TopicSurvey; look: number; onLook: (id: number) => void }

/** The topics as a tree, sorted by name, so that nothing jumps; only the lines in sight are there. */
export function TopicBrowserTree({ survey, look, onLook }: Props) {
  const { view, structure, want } = survey
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight(scroller)
  const unfolded = useRef(new Set<number>())
  const tree = useTree<TopicNode>({
    rootItemId: '0',
    dataLoader: {
      getItem: (id) => view.node(Number(id)),
      getChildren: (id) => view.children(Number(id)).map(String),
    },
    getItemName: (item) => sayLevel(item.getItemData().name),
    isItemFolder: (item) => item.getItemData().below > 0,
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
    overscan: 8,
    paddingEnd: 8,
  })
  const inSight = rows.getVirtualItems()

  useEffect(() => rows.measure(), [rows, rowHeight])
  // A level with nothing beside it is no choice: the tree opens on to the first one that is.
  useEffect(() => {
    const open = tree.getState().expandedItems
    const more: string[] = []
    for (const parent of [0, ...open.map(Number)]) {
      const children = view.children(parent)
      const [only] = children
      if (children.length !== 1 || unfolded.current.has(only) || view.node(only).below === 0)
        continue
      unfolded.current.add(only)
      more.push(String(only))
    }
    if (more.length > 0) tree.applySubStateUpdate('expandedItems', [...new Set([...open, ...more])])
    tree.rebuildTree()
  }, [tree, view, structure])
  useLayoutEffect(() => {
    const opened = tree.getState().expandedItems.map(Number)
    want({ opened, inSight: inSight.map(({ index }) => Number(items[index].getId())) })
  })
  const empty = useRef<HTMLParagraphElement>(null)
  usePulse(() => {
    if (empty.current)
      empty.current.hidden = view.totals.topics > 0 || survey.link.status !== 'connected'
  })

  return (
    <div ref={scroller} className={css.scroller}>
      <p ref={empty} className={css.empty} hidden>
        Nothing has come yet on this filter. Where access rules hold back topics, a broker stays
        silent about them.
      </p>
      <div
        {...tree.getContainerProps('Topics of the broker')}
        className={css.list}
        style={{ height: rows.getTotalSize() }}
      >
        {inSight.map((row) => (
          <TopicBrowserRow
            key={row.key}
            item={items[row.index]}
            view={view}
            top={row.start}
            height={row.size}
            isSelected={Number(items[row.index].getId()) === look}
            onLook={onLook}
          />
        ))}
      </div>
    </div>
  )
}
