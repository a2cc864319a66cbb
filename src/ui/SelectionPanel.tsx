import { X } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { useCommands } from '#state/commands.ts'
import { usePlant } from '#state/plant.ts'
import { mostParts } from '#state/reasonsOf.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import { slotsOfPart } from '#state/slotsOfPart.ts'
import { readableName } from '#twin/readableName.ts'
import type { Twin } from '#twin/Twin.ts'
import { AssetList } from './AssetList.tsx'
import { chooseAsset } from '#state/goTo.ts'
import { IconButton } from './IconButton.tsx'
import { LookTools } from './LookTools.tsx'
import { QualityLegend } from './QualityLegend.tsx'
import { lazyPanel } from './lazyPanel.tsx'
import { nodeOfAsset } from './nodeOfAsset.ts'
import side from './sidePanel.module.css'
import css from './SelectionPanel.module.css'
import { SignalRow } from './SignalRow.tsx'
import { assetPath, twinIndex } from '#twin/twinIndex.ts'
import { WhyList } from './WhyList.tsx'

const CommandSection = lazyPanel(() =>
  import('./commands/CommandSection.tsx').then((m) => m.CommandSection),
)
const AssetLinks = lazyPanel(() => import('./AssetLinks.tsx').then((m) => m.AssetLinks))
const ManySelected = lazyPanel(() => import('./ManySelected.tsx').then((m) => m.ManySelected))
const PropertyList = lazyPanel(() => import('./PropertyList.tsx').then((m) => m.PropertyList))

/** The panel on the right: everything about the part or asset that is selected, or what several have in common. */
export function SelectionPanel() {
  const twin = usePlant((plant) => plant.twin)
  const part = useSelection((selection) => selection.part)
  const assetId = useSelection((selection) => selection.asset)
  const isMany = useSelection((selection) => selection.more.length > 0)
  if (!twin) return null
  if (isMany) {
    return (
      <Suspense fallback={null}>
        <ManySelected twin={twin} />
      </Suspense>
    )
  }
  const asset = (assetId !== null ? twinIndex(twin).assetOfId.get(assetId) : undefined) ?? -1
  if (asset < 0 && part === null) return null
  return <Details key={`${asset} ${part}`} twin={twin} asset={asset} part={part} />
}

type Props = { twin: Twin; asset: number; part: string | null }

function Details({ twin, asset, part }: Props) {
  const partsOfAsset = usePlant((plant) => plant.partsOfAsset)
  const loaded = usePlant((plant) => plant.parts)
  const tables = usePlant((plant) => plant.tables)
  const parts = useMemo(() => {
    if (loaded.length === 0) return []
    if (part !== null) return [part]
    return asset >= 0 ? partsOfAsset(asset, mostParts) : []
  }, [part, asset, partsOfAsset, loaded])
  const node = useMemo(
    () => part ?? (asset >= 0 ? nodeOfAsset(tables, asset) : null),
    [part, asset, tables],
  )
  const { bound, others } = useSlots(twin, asset, part)
  const hasCommands = useCommands(({ ofAsset }) => ofAsset.has(asset))
  const [open, setOpen] = useState(() => bound.find((slot) => !twin.signals[slot].states) ?? -1)
  const children = asset >= 0 && part === null ? twinIndex(twin).children[asset] : []
  const rows = (slots: readonly number[]) => (
    <ul>
      {slots.map((slot) => (
        <SignalRow
          key={slot}
          signal={twin.signals[slot]}
          slot={slot}
          isOpen={open === slot}
          onToggle={() => setOpen(open === slot ? -1 : slot)}
        />
      ))}
    </ul>
  )
  return (
    <aside className={`${side.panel} ${css.panel}`} aria-label="Selection">
      <Head twin={twin} asset={asset} part={part} isThere={parts.length > 0} />
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={`${side.body} ${css.body}`} tabIndex={0} aria-label="Details">
        {bound.length > 0 && (
          <section>
            <h3>Shown on this part</h3>
            {rows(bound)}
          </section>
        )}
        {others.length > 0 && (
          <section>
            <h3>{part === null ? 'Signals' : `Other signals of ${twin.assets[asset].name}`}</h3>
            {rows(others)}
          </section>
        )}
        {hasCommands && (
          <Suspense fallback={null}>
            <CommandSection twin={twin} asset={asset} />
          </Suspense>
        )}
        {asset >= 0 && (
          <Suspense fallback={null}>
            <AssetLinks twin={twin} asset={asset} />
          </Suspense>
        )}
        {children.length > 0 && (
          <section>
            <h3>Contains</h3>
            <AssetList twin={twin} assets={children} />
          </section>
        )}
        {bound.length + others.length + children.length === 0 && (
          <p className={side.none}>No signal belongs to it.</p>
        )}
        {parts.length > 0 && (
          <section>
            <h3>Why does it look like this?</h3>
            <WhyList parts={parts} />
          </section>
        )}
        {node !== null && (
          <Suspense fallback={null}>
            <PropertyList part={node} />
          </Suspense>
        )}
        <QualityLegend slots={[...bound, ...others]} />
      </section>
    </aside>
  )
}

/** The signals that act on the part, and the others of its asset. */
function useSlots(twin: Twin, asset: number, part: string | null) {
  const explain = usePlant((plant) => plant.explain)
  const loaded = usePlant((plant) => plant.parts)
  return useMemo(() => {
    // asked again when a model has loaded: before, its parts have no reasons
    return slotsOfPart(twin, asset, loaded.length === 0 ? null : part, explain)
  }, [twin, asset, part, explain, loaded])
}

function Head({ twin, asset, part, isThere }: Props & { isThere: boolean }) {
  const path = asset >= 0 ? assetPath(twin, asset) : []
  const above = part === null ? path.slice(0, -1) : path
  const extras = usePlant((plant) => plant.extras)
  const own = part === null ? '' : part.slice(part.lastIndexOf('/') + 1)
  const name = part === null ? twin.assets[asset].name : readableName(own, extras(part))
  const kind = part === null ? twin.assets[asset].kind : 'part'
  const about = part === null ? twin.assets[asset].description : undefined
  return (
    <div className={css.head}>
      <div className={css.top}>
        <ol className={css.path} aria-label="Where it is">
          {above.map((at) => (
            <li key={at}>
              <button type="button" onClick={() => chooseAsset(at)}>
                {twin.assets[at].name}
              </button>
            </li>
          ))}
        </ol>
        <IconButton icon={X} label="Clear the selection" shortcut="Esc" onClick={clearSelection} />
      </div>
      <div className={css.title}>
        <h2>{name}</h2>
        <span className={css.kind}>{kind}</span>
      </div>
      {about && <p className={css.about}>{about}</p>}
      {part !== null && <p className={css.id}>{part}</p>}
      {isThere && <LookTools />}
    </div>
  )
}
