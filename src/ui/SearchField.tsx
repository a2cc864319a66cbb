import { Search as SearchIcon, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { setPanels, usePanels } from '#state/panels.ts'
import css from './SearchField.module.css'
import type { Search } from './useMatches.ts'

/** Where one writes what one looks for; up, down and Enter move in the list below. */
export function SearchField({ search }: { search: Search }) {
  const field = useRef<HTMLInputElement>(null)
  const query = usePanels((panels) => panels.query)
  const asked = usePanels((panels) => panels.searchAsked)
  const answered = useRef(0)
  useEffect(() => {
    if (asked === answered.current) return
    answered.current = asked
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useEffect(() => () => setPanels({ query: '', searchAsked: 0 }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const { active, setActive, pick, pickBest } = search
    const matches = search.matches ?? []
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, matches.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && search.isCurrent) pick(matches[active])
    else if (event.key === 'Enter') pickBest(query)
    else if (event.key === 'Escape' && query === '') field.current?.blur()
    else if (event.key === 'Escape') setPanels({ query: '' })
    else return
    event.preventDefault()
  }
  const open = query.trim() !== ''
  return (
    <div className={css.field}>
      <SearchIcon className={css.icon} aria-hidden />
      <input
        ref={field}
        type="text"
        role="combobox"
        placeholder="Search the plant"
        aria-label="Search assets, signals and parts"
        aria-expanded={open}
        aria-controls={open ? 'search-results' : undefined}
        aria-activedescendant={
          open && search.matches?.length ? `result-${search.active}` : undefined
        }
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setPanels({ query: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <kbd aria-hidden>/</kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => setPanels({ query: '' })}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  )
}
