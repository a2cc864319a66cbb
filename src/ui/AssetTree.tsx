import { X } from 'lucide-react'
import { useDeferredValue } from 'react'
import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import css from './AssetTree.module.css'
import { IconButton } from './IconButton.tsx'
import { SearchField } from './SearchField.tsx'
import { SearchResults } from './SearchResults.tsx'
import { TreeList } from './TreeList.tsx'
import { useMatches } from './useMatches.ts'

/** The panel on the left: a search field over the tree of assets; while something is searched, what was found. */
export function AssetTree() {
  const twin = usePlant((plant) => plant.twin)
  const query = useDeferredValue(usePanels((panels) => panels.query))
  const search = useMatches(query)
  return (
    <nav className={css.panel} aria-label="Assets">
      <div className={css.head}>
        <SearchField search={search} />
        <IconButton
          icon={X}
          label="Close"
          className={css.close}
          onClick={() => setPanels({ tree: false })}
        />
      </div>
      {query.trim() !== '' ? <SearchResults search={search} /> : twin && <TreeList twin={twin} />}
    </nav>
  )
}
