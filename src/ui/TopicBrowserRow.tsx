import type { ItemInstance } from '@headless-tree/core'
import { useRef } from 'react'
import { usePlant } from '#state/plant.ts'
import { sayCount } from '#twin/sayCount.ts'
import { boundTopics } from './boundTopics.ts'
import { plainText } from '#twin/plainText.ts'
import { sayRate } from './sayRate.ts'
import type { TopicBrowserView, TopicNode } from './TopicBrowserView.ts'
import css from './TopicBrowserTree.module.css'
import { toggle, treeLabel, TreeLine } from './TreeLine.tsx'
import { usePulse, write } from './usePulse.ts'

type Props = {
  item: ItemInstance<TopicNode>
  view: TopicBrowserView
  /** Pixels from the list's top. */
  top: number
  height: number
  isSelected: boolean
  onLook: (id: number) => void
}

/** One level of a topic: its name, the signals that listen to it, and how much comes on it and below. */
export function TopicBrowserRow({ item, view, top, height, isSelected, onLook }: Props) {
  const node = item.getItemData()
  const { level } = item.getItemMeta()
  const count = useRef<HTMLSpanElement>(null)
  const rate = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    const messages = view.count(node.id)
    write(count.current, messages === 0 ? '' : sayCount(messages))
    write(rate.current, sayRate(view.rate(node.id)))
  })
  const choose = () => {
    if (node.isTopic) onLook(node.id)
    else toggle(item)
  }
  return (
    <TreeLine
      item={item}
      top={top}
      height={height}
      isSelected={isSelected}
      isFolder={node.below > 0}
      indent={0.25 + level * 0.875}
      onChoose={choose}
    >
      <span
        className={`${treeLabel} ${css.label}`}
        data-topic={node.isTopic}
        title={plainText(node.name, 300)}
      >
        {sayLevel(node.name)}
      </span>
      {node.isTopic && <Bound topic={view.topicOf(node.id)} />}
      <span ref={count} className={css.count} />
      <span ref={rate} className={css.rate} />
    </TreeLine>
  )
}

/** A level of a topic as people see it. */
export function sayLevel(name: string): string {
  return name === '' ? '(empty)' : plainText(name, 120)
}

/** The names of the signals that listen to a topic. */
function Bound({ topic }: { topic: string }) {
  const twin = usePlant((plant) => plant.twin)
  const slots = twin ? boundTopics(twin).slots(topic) : []
  if (!twin || slots.length === 0) return null
  const names = slots.map((slot) => {
    const { name, asset } = twin.signals[slot]
    return `${twin.assets[asset].name} · ${name}`
  })
  const more = slots.length > 1 ? ` +${slots.length - 1}` : ''
  return (
    <span className={css.bound} title={plainText(names.slice(0, 12).join(', '), 600)}>
      {plainText(twin.signals[slots[0]].name, 40)}
      {more}
    </span>
  )
}
