import { useMemo, useRef } from 'react'
import { isUnacknowledged, useAlarms } from '#state/alarms.ts'
import { chooseAsset } from '#state/goTo.ts'
import { useSelection } from '#state/selection.ts'
import type { Twin } from '#twin/Twin.ts'
import { AlarmSign } from '../alarms/AlarmSign.tsx'
import { KindIcon } from '../KindIcon.tsx'
import { useAssetMarks } from '../useAssetMarks.ts'
import { planBoxes } from './planBoxes.ts'
import css from './PlanView.module.css'

/** The plant as a plan of boxes: every place with its machines, each with its state in words and its most urgent alarm. */
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
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={root} className={css.plan} aria-label="Plan" tabIndex={0}>
      <h2>Plan</h2>
      {boxes.map(({ place, assets, more }) => (
        <div key={place} className={css.box} data-kind={twin.assets[place].kind}>
          <h3>
            <KindIcon kind={twin.assets[place].kind} />
            {twin.assets[place].name}
          </h3>
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
