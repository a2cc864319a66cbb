import { LocateFixed, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import { AssetList } from './AssetList.tsx'
import { chooseAsset, flyToAsset, flyToPart } from './goTo.ts'
import { IconButton } from './IconButton.tsx'
import { QualityLegend } from './QualityLegend.tsx'
import css from './SelectionPanel.module.css'
import { SignalRow } from './SignalRow.tsx'
import { assetPath, twinIndex } from './twinIndex.ts'
import { WhyList } from './WhyList.tsx'

/** The panel on the right: everything about the part or asset that is selected. */
export function SelectionPanel() {
  const twin = usePlant((plant) => plant.twin)
  const part = useSelection((selection) => selection.part)
  const assetId = useSelection((selection) => selection.asset)
  if (!twin) return null
  const asset = (assetId !== null ? twinIndex(twin).assetOfId.get(assetId) : undefined) ?? -1
  if (asset < 0 && part === null) return null
  return <Details key={`${asset} ${part}`} twin={twin} asset={asset} part={part} />
}

type Props = { twin: Twin; asset: number; part: string | null }

function Details({ twin, asset, part }: Props) {
  const partsOfAsset = usePlant((plant) => plant.partsOfAsset)
  const loaded = usePlant((plant) => plant.parts)
  const parts = useMemo(() => {
    if (loaded.length === 0) return []
    if (part !== null) return [part]
    return asset >= 0 ? partsOfAsset(asset) : []
  }, [part, asset, partsOfAsset, loaded])
  const { bound, others } = useSlots(twin, asset, part)
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
    <aside className={css.panel} aria-label="Selection">
      <Head twin={twin} asset={asset} part={part} canFocus={parts.length > 0} />
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.body} tabIndex={0} aria-label="Details">
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
        {children.length > 0 && (
          <section>
            <h3>Contains</h3>
            <AssetList twin={twin} assets={children} />
          </section>
        )}
        {bound.length + others.length + children.length === 0 && (
          <p className={css.none}>No signal belongs to it.</p>
        )}
        {parts.length > 0 && (
          <section>
            <h3>Why does it look like this?</h3>
            <WhyList parts={parts} />
          </section>
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
    if (loaded.length === 0 && part !== null) return { bound: [], others: signalsOf(twin, asset) }
    const index = twinIndex(twin)
    const ids = part === null ? [] : explain(part).map(({ signal }) => signal)
    const bound = [...new Set(ids)].flatMap((id) => index.signalOfId.get(id) ?? [])
    return { bound, others: signalsOf(twin, asset).filter((slot) => !bound.includes(slot)) }
  }, [twin, asset, part, explain, loaded])
}

function signalsOf(twin: Twin, asset: number): number[] {
  return asset >= 0 ? twin.assets[asset].signals : []
}

function Head({ twin, asset, part, canFocus }: Props & { canFocus: boolean }) {
  const path = asset >= 0 ? assetPath(twin, asset) : []
  const above = part === null ? path.slice(0, -1) : path
  const name = part === null ? twin.assets[asset].name : part.slice(part.lastIndexOf('/') + 1)
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
        {canFocus && (
          <button
            type="button"
            className={css.focus}
            onClick={() => (part === null ? flyToAsset(asset) : flyToPart(part))}
          >
            <LocateFixed aria-hidden />
            Focus
          </button>
        )}
      </div>
      {about && <p className={css.about}>{about}</p>}
      {part !== null && <p className={css.id}>{part}</p>}
    </div>
  )
}
