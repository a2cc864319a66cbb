import { ArrowDown } from 'lucide-react'
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { sayWords } from '#people/Said.ts'
import { isHeard, useChat, type ChatLine } from '#state/chat.ts'
import { useModeration } from '#state/moderation.ts'
import css from './ChatLog.module.css'
import { sayTime } from '#people/sayPerson.ts'

/** Lines of one person within as many milliseconds stand under one name. */
const together = 120_000
/** Lines that are laid out until somebody wants the earlier ones; and in a flood, when all of them are others each time, hardly more than are seen. */
const most = 40
const mostInFlood = 20
/** Pixels from the end within which the log is followed. */
const slack = 40

/** What was said in the room, the newest at the end; it follows the end unless a person has scrolled up. */
export function ChatLog() {
  const lines = useChat((chat) => chat.lines)
  const verdicts = useModeration((moderation) => moderation.verdicts)
  const mutedByMe = useModeration((moderation) => moderation.mutedByMe)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const heard = useMemo(() => lines.filter(isHeard), [lines, verdicts, mutedByMe])
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole
    ? heard
    : heard.slice(useIsFlood(heard.at(-1)?.id ?? 0) ? -mostInFlood : -most)
  const log = useRef<HTMLDivElement>(null)
  const [isBehind, setBehind] = useState(false)
  const follows = useRef(true)
  const last = heard.at(-1)
  useLayoutEffect(() => {
    const box = log.current
    if (!box || !last) return
    if (follows.current || last.isMine) box.scrollTop = box.scrollHeight
    else setBehind(true)
  }, [last])
  const note = () => {
    const box = log.current
    if (!box) return
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < slack
    if (follows.current) setBehind(false)
  }
  return (
    <div className={css.frame}>
      {/* what scrolls must be reachable by the keyboard */}
      <div
        ref={log}
        className={css.log}
        role="log"
        aria-live="polite"
        aria-label="What was said"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={note}
      >
        {heard.length === 0 && (
          <p className={css.empty}>Nothing has been said since you came in.</p>
        )}
        {shown.length < heard.length && (
          <button type="button" className={css.earlier} onClick={() => setWhole(true)}>
            Show {heard.length - shown.length} earlier
          </button>
        )}
        {shown.map((line, i) => (
          <Line key={line.id} line={line} isFirst={!isTogether(shown[i - 1], line)} />
        ))}
      </div>
      {isBehind && (
        <button
          type="button"
          className={css.newest}
          onClick={() => log.current?.scrollTo({ top: log.current.scrollHeight })}
        >
          <ArrowDown aria-hidden />
          New lines
        </button>
      )}
    </div>
  )
}

/** Whether more lines came at once than are laid out, so that none of the last picture is left. */
function useIsFlood(last: number): boolean {
  const [seen, setSeen] = useState({ last, isFlood: false })
  if (seen.last === last) return seen.isFlood
  const isFlood = seen.last > 0 && last - seen.last > most
  setSeen({ last, isFlood })
  return isFlood
}

const Line = memo(function Line({ line, isFirst }: { line: ChatLine; isFirst: boolean }) {
  return (
    <div className={css.line} data-first={isFirst}>
      {isFirst && (
        <p className={css.head}>
          <span className={css.dot} style={{ background: line.colour }} aria-hidden />
          <span className={css.name}>{line.isMine ? 'You' : line.name}</span>
          <time dateTime={new Date(line.time).toISOString()}>{sayTime(line.time)}</time>
        </p>
      )}
      <p className={css.text} data-phrase={'phrase' in line.said}>
        {!isFirst && <span className="visually-hidden">{line.isMine ? 'You' : line.name}: </span>}
        {sayWords(line.said)}
      </p>
    </div>
  )
})

function isTogether(before: ChatLine | undefined, line: ChatLine): boolean {
  return (
    before?.person === line.person &&
    before.name === line.name &&
    line.time - before.time < together
  )
}
