import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { MouseEvent } from 'react'
import { usePlant } from '#state/plant.ts'
import { KindIcon } from './KindIcon.tsx'
import css from './SearchResults.module.css'
import type { Match } from '#twin/searchTwin.ts'
import type { Search } from './useMatches.ts'

/** What was found, the matching letters marked; only the lines in sight are there. */
export function SearchResults({ search }: { search: Search }) {
  const { active, query, corrected, isCurrent, isLong } = search
  const matches = search.matches ?? []
  const scroller = useRef<HTMLDivElement>(null)
  // the React compiler, which could not handle it, is not used here
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: matches.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 8,
  })
  useEffect(() => {
    if (active < matches.length) rows.scrollToIndex(active, { align: 'auto' })
  }, [rows, active, matches.length])
  if (search.matches === null || (matches.length === 0 && !isCurrent))
    return <output className={css.empty}>{isLong && 'Searching…'}</output>
  if (matches.length === 0) {
    const nothing = query.trim() === '' ? 'Nothing passes the filter.' : sayNothing(query)
    return <output className={css.empty}>{nothing}</output>
  }
  return (
    <>
      <div className={css.head}>
        <output aria-busy={!isCurrent}>
          {isLong ? 'Searching…' : sayFound(matches.length, corrected)}
        </output>
        <button type="button" onClick={search.selectAll}>
          Select all
        </button>
      </div>
      <div
        ref={scroller}
        className={css.list}
        // a native list box cannot hold icons and marked letters
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        id="search-results"
        aria-label="Found"
        tabIndex={0}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map(({ index, start }) => (
            <Result
              key={`${matches[index].found.kind} ${matches[index].found.target}`}
              match={matches[index]}
              index={index}
              top={start}
              isActive={index === active}
              search={search}
            />
          ))}
        </div>
      </div>
    </>
  )
}

function sayFound(count: number, corrected: string | null): string {
  const number = count.toLocaleString('en').replaceAll(',', '\u202f')
  return `${number} found${corrected === null ? '' : ` for “${corrected}”`}`
}

function sayNothing(query: string): string {
  return `Nothing is called “${query.trim()}”.`
}

type Props = { match: Match; index: number; top: number; isActive: boolean; search: Search }

function Result({ match, index, top, isActive, search }: Props) {
  const { found, marks } = match
  const kind = usePlant((plant) => {
    return found.kind === 'asset'
      ? (plant.twin?.assets[Number(found.target)]?.kind ?? 'asset')
      : found.kind
  })
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) search.toggle(match)
    else search.pick(match)
  }
  return (
    // the field keeps the focus and handles the keys: the lines are its listbox
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={`result-${index}`}
      tabIndex={-1}
      aria-selected={isActive}
      className={css.result}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <KindIcon kind={kind} />
      <span className={css.words}>
        <span className={css.label}>
          <Marked text={found.label} marks={marks} />
        </span>
        <span className={css.place}>{found.place}</span>
      </span>
      <span className={css.kind}>{kind}</span>
    </div>
  )
}

function Marked({ text, marks }: { text: string; marks: Match['marks'] }) {
  const pieces = marks.map(([from, to], index) => (
    <span key={from}>
      {text.slice(marks[index - 1]?.[1] ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
    </span>
  ))
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  )
}
