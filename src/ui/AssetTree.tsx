import { ListFilter, X } from 'lucide-react'
import { Suspense, useState } from 'react'
import { isFiltering, useFilters } from '#state/filters.ts'
import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import css from './AssetTree.module.css'
import { IconButton } from './IconButton.tsx'
import { lazyPanel } from './lazyPanel.tsx'
import { SearchField } from './SearchField.tsx'
import { SearchResults } from './SearchResults.tsx'
import { Trees } from './Trees.tsx'
import { useMatches } from './useMatches.ts'

const FilterBar = lazyPanel(() => import('./FilterBar.tsx').then((m) => m.FilterBar))

/** The panel on the left: a search field over the trees; while something is searched or filtered, what was found. */
export function AssetTree() {
  const twin = usePlant((plant) => plant.twin)
  const query = usePanels((panels) => panels.query)
  const filters = useFilters()
  const isOn = isFiltering(filters)
  const [isOpen, setOpen] = useState(isOn)
  const search = useMatches(query, filters)
  return (
    <nav className={css.panel} aria-label="Assets">
      <div className={css.head}>
        <SearchField search={search} />
        <IconButton
          icon={ListFilter}
          label={isOn ? 'Filter (on)' : 'Filter'}
          pressed={isOpen || isOn}
          onClick={() => setOpen(!isOpen)}
        />
        <IconButton
          icon={X}
          label="Close"
          className={css.close}
          onClick={() => setPanels({ tree: false })}
        />
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <FilterBar />
        </Suspense>
      )}
      {query.trim() !== '' || isOn ? (
        <SearchResults search={search} />
      ) : (
        twin && <Trees twin={twin} />
      )}
    </nav>
  )
}
