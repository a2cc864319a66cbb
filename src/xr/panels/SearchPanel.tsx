import { Container } from '@react-three/uikit'
import { useEffect, useState } from 'react'
import { inSlices } from '#state/inSlices.ts'
import { usePlant } from '#state/plant.ts'
import { searchAll, type Sought } from '#state/searchAll.ts'
import { closeWorldPanel } from '#state/worldPanels.ts'
import type { Match } from '#twin/searchTwin.ts'
import { icon as letterOf, type IconName } from './icons.ts'
import { Keyboard } from './Keyboard.tsx'
import { Line } from './Line.tsx'
import { colours } from './look.ts'
import { PagedList } from './PagedList.tsx'
import { Press } from './Press.tsx'
import { useJump } from './useJump.ts'
import { useSay } from './useSay.tsx'
import { Words } from './Words.tsx'
import { WorldPanel } from './WorldPanel.tsx'

const icons: Record<Match['found']['kind'], IconName> = {
  asset: 'box',
  signal: 'activity',
  part: 'diamond',
}
const noFilters = { states: [], quality: [], unbound: [], where: {} }
const most = 60
const longest = 40

/** Finds assets, signals and parts by letters, as the page does; a press on one goes there. */
export function SearchPanel() {
  const [query, setQuery] = useState('')
  const sought = useSearch(query)
  const { toAsset, toPart } = useJump()
  const [say, words] = useSay()
  const go = ({ kind, target }: Match['found']): void => {
    const { twin } = usePlant.getState()
    const isThere =
      kind === 'part'
        ? toPart(String(target))
        : toAsset(kind === 'asset' ? Number(target) : (twin?.signals[Number(target)]?.asset ?? -1))
    if (isThere) closeWorldPanel('search')
    else say('Nobody can stand near it, or it is in no model.')
  }
  return (
    <WorldPanel name="search" title="Search" icon="search" width={520} below={14}>
      <Container flexDirection="column" padding={12} gap={10}>
        <Field query={query} clear={() => setQuery('')} />
        <Container flexDirection="column" height={270} gap={4}>
          {query !== '' && sought && (
            <PagedList
              key={sought.query}
              items={sought.matches}
              rows={4}
              empty={`Nothing is called “${sought.query}”.`}
            >
              {({ found }) => (
                <Line
                  text={found.label}
                  below={found.place}
                  icon={icons[found.kind]}
                  value={found.kind}
                  onPress={() => go(found)}
                />
              )}
            </PagedList>
          )}
          {words}
        </Container>
        <Keyboard
          write={(letter) => setQuery((text) => (text + letter).trimStart().slice(0, longest))}
          erase={() => setQuery((text) => text.slice(0, -1))}
        />
      </Container>
    </WorldPanel>
  )
}

function Field({ query, clear }: { query: string; clear: () => void }) {
  return (
    <Container
      alignItems="center"
      gap={10}
      height={50}
      paddingLeft={14}
      borderRadius={8}
      borderWidth={1}
      borderColor={colours.lineStrong}
      backgroundColor={colours.ground}
    >
      <Words size="title" tone="text3">
        {letterOf('search')}
      </Words>
      <Words size="value" tone={query === '' ? 'text3' : 'text'} grow>
        {query === '' ? 'An asset, a signal, a part' : `${query}|`}
      </Words>
      {query !== '' && <Press label="Clear" icon="x" onPress={clear} />}
    </Container>
  )
}

/** What is called like the query; that of an earlier one until it is there. */
function useSearch(query: string): Sought | null {
  const twin = usePlant((plant) => plant.twin)
  const tables = usePlant((plant) => plant.tables)
  const [sought, setSought] = useState<Sought | null>(null)
  useEffect(() => {
    if (!twin || query.trim() === '') return undefined
    const abort = new AbortController()
    const search = async (): Promise<void> => {
      const ground = { twin, tables, signals: usePlant.getState().signals }
      const work = searchAll(ground, noFilters, query, null, most)
      const found = await inSlices(work, abort.signal)
      if (found) setSought(found)
    }
    void search()
    return () => abort.abort()
  }, [twin, tables, query])
  return sought
}
