import { useRef } from 'react'
import type { TopicLeaf } from '#twin/TopicReport.ts'
import { plainText } from '#twin/plainText.ts'
import css from './TopicBrowserDetails.module.css'
import { usePulse, write } from './usePulse.ts'

type Props = {
  leaf: TopicLeaf
  /** The same line of the newest message. */
  now: () => TopicLeaf | null
  onBind: () => void
}

const roles: Partial<Record<TopicLeaf['role'], string>> = {
  time: 'time',
  quality: 'quality',
  unit: 'unit',
}

/** One line of a payload: name, value, what it seems to be, and the way to bind it. */
export function TopicBrowserLeaf({ leaf, now, onBind }: Props) {
  const value = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    const newest = now()
    if (newest) write(value.current, plainText(newest.text))
  })
  const isGroup = leaf.kind === 'object' || leaf.kind === 'list'
  const hint = roles[leaf.role] ?? leaf.guess.unit
  const canBind = !isGroup && leaf.refusal === ''
  return (
    <div className={css.leaf} style={{ paddingLeft: `${leaf.depth}rem` }} data-group={isGroup}>
      {leaf.name !== '' && (
        <span className={css.name} title={plainText(leaf.path, 300)}>
          {plainText(leaf.name, 80)}
        </span>
      )}
      <span ref={value} className={css.value} data-kind={leaf.kind} data-role={leaf.role} />
      {hint !== '' && !isGroup && (
        <span className={css.hint} data-role={leaf.role}>
          {plainText(hint, 20)}
        </span>
      )}
      {canBind && (
        <button
          type="button"
          className={css.bind}
          aria-label={`Bind ${plainText(leaf.path, 80) || 'the value'}…`}
          onClick={onBind}
        >
          Bind…
        </button>
      )}
      {!canBind && !isGroup && <span className={css.refusal}>{leaf.refusal}</span>}
    </div>
  )
}
