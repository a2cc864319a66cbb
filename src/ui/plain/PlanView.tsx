import { useEffect, useMemo, useRef } from 'react'
import { isUnacknowledged, useAlarms } from '#state/alarms.ts'
import { recallPlaces, useAssetPlaces, type AssetPlaces } from '#state/assetPlaces.ts'
import { chooseAsset } from '#state/goTo.ts'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import { AlarmSign } from '../alarms/AlarmSign.tsx'
import { KindIcon } from '../KindIcon.tsx'
import { useAssetMarks } from '../useAssetMarks.ts'
import { planBoxes, type PlanBox } from './planBoxes.ts'
import { layPlan, type PlanMap as PlanOf } from './layPlan.ts'
import { PlanMap } from './PlanMap.tsx'
import css from './PlanView.module.css'

/**
 * The plant as a plan: where its machines stand, as far as that is known from its model, and boxes of every place with its machines, each with its state in words and its most urgent alarm.
 */
export function PlanView({ twin }: { twin: Twin }) {
  const root = useRef<HTMLElement>(null)
  const boxes = useMemo(() => planBoxes(twin), [twin])
  const paint = useAssetMarks(twin, root)
  const standing = useAlarms((alarms) => alarms.standing)
  const urgent = useMemo(() => {
    const found = new Map<number, (typeof standing)[number]>()
    for (const item of standing) {
      // an alarm of a component is one of its machine
      for (let at = item.alarm.asset; at >= 0; at = twin.assets[at].parent)
        if (!found.has(at)) found.set(at, item)
    }
    return found
  }, [standing, twin])
  const selected = useSelection((selection) => selection.asset)
  const address = usePlant(({ file }) => file?.address ?? '')
  useEffect(() => recallPlaces(address), [address])
  const known = useAssetPlaces((places) => places.known)
  const maps = useMemo(() => {
    const isStorey = ({ place }: PlanBox) => twin.assets[place].kind === 'storey'
    const lay = (some: readonly PlanBox[], frame: readonly PlanBox[]) =>
      known && layPlan(twin, assetsOf(some), assetsOf(frame), known.places)
    const storeys = boxes.filter(isStorey)
    const others = boxes.filter((box) => !isStorey(box))
    return {
      hall: lay(others, others),
      ofStorey: new Map(storeys.map((box) => [box.place, lay([box], storeys)])),
    }
  }, [known, boxes, twin])
  const shared = { twin, urgent, selected, paint }
  return (
    // what scrolls must be reachable by the keyboard
    <section
      ref={root}
      className={css.plan}
      aria-label="Plan"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-map={known !== null}
    >
      <h2>
        Plan <small>{sayPlaces(known)}</small>
      </h2>
      {maps.hall && (
        <div className={css.hall}>
          <PlanMap {...shared} map={maps.hall} />
        </div>
      )}
      {boxes.map(({ place, assets, more }) => (
        <div key={place} className={css.box} data-kind={twin.assets[place].kind}>
          <h3>
            <KindIcon kind={twin.assets[place].kind} />
            {twin.assets[place].name}
          </h3>
          <StoreyMap {...shared} map={maps.ofStorey.get(place)} />
          <ul>
            {assets.map((asset) => {
              const item = urgent.get(asset)
              return (
                <li key={asset}>
                  <button
                    type="button"
                    aria-pressed={twin.assets[asset].id === selected}
                    data-priority={item?.alarm.priority}
                    onClick={() => chooseAsset(asset)}
                  >
                    {item && (
                      <AlarmSign
                        priority={item.alarm.priority}
                        isFilled={isUnacknowledged(item.row.state)}
                      />
                    )}
                    <span className={css.words}>
                      <span className={css.name}>{twin.assets[asset].name}</span>
                      <span className={css.mark} data-mark={asset} ref={paint} />
                    </span>
                  </button>
                </li>
              )
            })}
            {more > 0 && <li className={css.more}>and {more} more in the list</li>}
          </ul>
        </div>
      ))}
    </section>
  )
}

function StoreyMap({
  map,
  ...shared
}: Omit<Parameters<typeof PlanMap>[0], 'map'> & { map?: PlanOf | null }) {
  return map ? <PlanMap {...shared} map={map} /> : null
}

function assetsOf(boxes: readonly PlanBox[]): number[] {
  return boxes.flatMap(({ assets }) => assets)
}

function sayPlaces(known: AssetPlaces | null): string {
  if (!known) return 'Where things stand is known here once the model was open in 3D.'
  const at = new Date(known.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return `Places as of ${at}, from the model.`
}
