import { useCallback, useMemo } from 'react'
import { usePanels, setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { nameOf } from '#twin/rowValues.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import { makeModelNodes } from './modelNodes.ts'
import { makePartGroups } from './partGroups.ts'
import { readRowGroups } from './readRowGroups.ts'
import type { RowGroup } from './readRowGroups.ts'
import { makeSystemNodes } from './systemNodes.ts'
import { TreeList } from './TreeList.tsx'
import { makeTreeNodes } from './treeNodes.ts'
import css from './Trees.module.css'
import { twinIndex } from '#twin/twinIndex.ts'
import { useWork } from './useWork.ts'

const tabs = { assets: 'Assets', model: 'Model', systems: 'Systems' } as const

/** The plant as three trees: its assets, the nodes of its models, and what belongs together. */
export function Trees({ twin }: { twin: Twin }) {
  const wanted = usePanels((panels) => panels.trees)
  // a model without a twin file has no assets, only its own nodes
  const shown = wanted === 'assets' && twin.assets.length === 0 ? 'model' : wanted
  return (
    <>
      <fieldset className={css.tabs} aria-label="Which tree">
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={tab === shown}
            onClick={() => setPanels({ trees: tab })}
          >
            {tabs[tab]}
          </button>
        ))}
      </fieldset>
      {shown === 'assets' && <Assets twin={twin} />}
      {shown === 'model' && <Model twin={twin} />}
      {shown === 'systems' && <Systems twin={twin} />}
    </>
  )
}

function Assets({ twin }: { twin: Twin }) {
  const tables = usePlant((plant) => plant.tables)
  const assetOfPart = usePlant((plant) => plant.assetOfPart)
  const nodes = useMemo(() => {
    const groups = makePartGroups(tables, twin.assets.length)
    return makeTreeNodes(twin, { groups, assetOfPart, nameOf: (part) => betterName(tables, part) })
  }, [twin, tables, assetOfPart])
  return (
    <TreeList twin={twin} nodes={nodes} label="Assets and parts" firstOpen={openAtStart(twin)} />
  )
}

function Model({ twin }: { twin: Twin }) {
  const tables = usePlant((plant) => plant.tables)
  const nodes = useMemo(() => makeModelNodes(tables), [tables])
  if (tables.length === 0) return <p className={css.empty}>No model has loaded yet.</p>
  // what every exporter puts around everything is opened at once
  const firstOpen: string[] = []
  let below = nodes.children('root')
  while (below.length === 1 && nodes.isFolder(below[0])) {
    firstOpen.push(below[0])
    below = nodes.children(below[0])
  }
  return <TreeList twin={twin} nodes={nodes} label="Nodes of the models" firstOpen={firstOpen} />
}

function Systems({ twin }: { twin: Twin }) {
  const tables = usePlant((plant) => plant.tables)
  const read = useCallback(() => readSystems(tables), [tables])
  const { result, isCurrent } = useWork(read)
  const systems = isCurrent ? result : null
  const nodes = useMemo(() => {
    return systems && makeSystemNodes(twin, tables, systems)
  }, [twin, tables, systems])
  if (!nodes) return <output className={css.empty}>Reading what the models say…</output>
  if (nodes.children('root').length === 0)
    return <p className={css.empty}>Neither the models nor the signals name a system.</p>
  return <TreeList twin={twin} nodes={nodes} label="Systems" firstOpen={[]} />
}

/** The systems that the models name; where they name none, the classes of their nodes. */
function* readSystems(tables: readonly ModelRows[]): Work<RowGroup[]> {
  const systems = yield* readRowGroups(tables, '@system')
  return systems.length === 0 ? yield* readRowGroups(tables, '@class') : systems
}

function betterName(tables: readonly ModelRows[], part: string): string | null {
  const border = part.indexOf('/')
  const table = tables.find(({ id }) => id === part.slice(0, border))
  const row = table?.parts.rowOf(part.slice(border + 1)) ?? -1
  if (!table || row < 0) return null
  const name = nameOf(table, row)
  return name === part.slice(part.lastIndexOf('/') + 1) ? null : name
}

/** Sites, areas and lines are open at the start, unless that would be more than a person takes in. */
function openAtStart(twin: Twin): string[] {
  const groups = twin.assets.flatMap(({ kind }, index) =>
    kind === 'site' || kind === 'area' || kind === 'line' ? [`a${index}`] : [],
  )
  if (twin.assets.length <= 300) return groups
  const { roots } = twinIndex(twin)
  return roots.length <= 3 ? roots.map((asset) => `a${asset}`) : []
}
