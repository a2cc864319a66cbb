import { useEffect, useMemo } from 'react'
import { isUnacknowledged, type AlarmItem } from '#state/alarms.ts'
import type { Twin } from '#twin/Twin.ts'
import { useVirtualLines } from '../useVirtualLines.ts'
import { AlarmLine } from './AlarmLine.tsx'
import css from './AlarmList.module.css'
import type { AlarmListLine } from './filterAlarms.ts'

type Props = {
  lines: readonly AlarmListLine[]
  /** Stay in sight however long the list is. */
  pinned: readonly AlarmItem[]
  twin: Twin
  now: number
  /** Told which open alarms are in sight. */
  onSight: (ids: readonly string[]) => void
}

/** So many stay above what is scrolled. */
const mostPinned = 3

/** The list of alarms: only the lines in sight are there, and the most urgent never leave it. */
export function AlarmList({ lines: all, pinned, twin, now, onSight }: Props) {
  const lines = useMemo(() => leaveOut(all, pinned.slice(0, mostPinned)), [all, pinned])
  const { scroller, rows } = useVirtualLines({
    count: lines.length,
    overscan: 6,
    keyOf: (index) => keyOf(lines[index]),
  })
  const shown = rows.getVirtualItems()
  useEffect(() => {
    const top = rows.scrollOffset ?? 0
    const bottom = top + (scroller.current?.clientHeight ?? 0)
    const inSight = shown.flatMap(({ index, start, end }) => {
      const line = lines[index]
      const isOpen = line && 'item' in line && isUnacknowledged(line.item.row.state)
      return isOpen && end > top && start < bottom ? [line.item.alarm.id] : []
    })
    onSight([...pinned.slice(0, mostPinned).map(({ alarm }) => alarm.id), ...inSight])
  })
  const more = pinned.length - mostPinned
  return (
    <>
      {pinned.length > 0 && (
        <section className={css.pinned} aria-label="Most urgent">
          <h3>
            Most urgent
            {more > 0 && <span>and {more} more as urgent</span>}
          </h3>
          {pinned.slice(0, mostPinned).map((item) => (
            <AlarmLine key={item.alarm.id} item={item} twin={twin} now={now} />
          ))}
        </section>
      )}
      {/* what scrolls must be reachable by the keyboard */}
      <section
        ref={scroller}
        className={css.scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="List of alarms"
      >
        <div className={css.list} style={{ height: rows.getTotalSize() }}>
          {shown.map(({ key, index, start, size }) => {
            const line = lines[index]
            return (
              <div key={key} className={css.slot} style={{ top: start, height: size }}>
                {'item' in line ? (
                  <AlarmLine item={line.item} twin={twin} now={now} />
                ) : (
                  <h3 className={css.heading} style={{ height: size }}>
                    {line.heading} <span>{line.count}</span>
                  </h3>
                )}
              </div>
            )
          })}
        </div>
      </section>
    </>
  )
}

/** Each stands once, but below its machine all of that one do. */
function leaveOut(
  lines: readonly AlarmListLine[],
  shown: readonly AlarmItem[],
): readonly AlarmListLine[] {
  const isGrouped = lines.some((line) => 'heading' in line)
  if (isGrouped || shown.length === 0) return lines
  const ids = new Set(shown.map(({ alarm }) => alarm.id))
  return lines.filter((line) => 'item' in line && !ids.has(line.item.alarm.id))
}

function keyOf(line: AlarmListLine): string {
  return 'item' in line ? line.item.alarm.id : `# ${line.heading}`
}
