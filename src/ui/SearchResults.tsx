import { useEffect, useRef } from 'react'
import { KindIcon } from './KindIcon.tsx'
import css from './SearchResults.module.css'
import { usePlant } from '#state/plant.ts'
import type { Match } from './searchTwin.ts'
import type { Search } from './useMatches.ts'

/** What was found, the matching letters marked. */
export function SearchResults({ search }: { search: Search }) {
  const { matches, active } = search
  if (matches.length === 0) {
    return <output className={css.empty}>Nothing is called “{search.query.trim()}”.</output>
  }
  return (
    // a native list box cannot hold icons and marked letters
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className={css.list} role="listbox" id="search-results" aria-label="Found">
      {matches.map((match, index) => (
        <Result
          key={`${match.found.kind} ${match.found.target}`}
          match={match}
          index={index}
          isActive={index === active}
          search={search}
        />
      ))}
    </div>
  )
}

type Props = { match: Match; index: number; isActive: boolean; search: Search }

function Result({ match, index, isActive, search }: Props) {
  const line = useRef<HTMLDivElement>(null)
  const { found, marks } = match
  const kind = usePlant((plant) => {
    return found.kind === 'asset'
      ? (plant.twin?.assets[Number(found.target)]?.kind ?? 'asset')
      : found.kind
  })
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // the field keeps the focus and handles the keys: the lines are its listbox
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={line}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={`result-${index}`}
      tabIndex={-1}
      aria-selected={isActive}
      className={css.result}
      onClick={() => search.pick(match)}
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
