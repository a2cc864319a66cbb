import { isUnacknowledged } from '#state/alarms.ts'
import type { AlarmItem } from '#state/alarms.ts'
import { chooseAsset } from '#state/goTo.ts'
import type { Twin } from '#twin/Twin.ts'
import { AlarmSign } from '../alarms/AlarmSign.tsx'
import css from './PlanMap.module.css'
import type { PlanMap as PlanOf } from './layPlan.ts'

type Props = {
  twin: Twin
  map: PlanOf
  urgent: ReadonlyMap<number, AlarmItem>
  selected: string | null
  paint: (element: HTMLElement | null) => void
}

/** Where the machines stand, seen from above. For the eye and the mouse: the same machines are buttons below it. */
export function PlanMap({ twin, map, urgent, selected, paint }: Props) {
  return (
    <div
      className={css.map}
      style={{ aspectRatio: map.ratio, width: `min(100%, ${map.ratio * 22}rem)` }}
      aria-hidden
    >
      {map.spots.map(({ asset, left, top, width, height, isGround }) => {
        const { id, name } = twin.assets[asset]
        const item = urgent.get(asset)
        const at = {
          left: `${left}%`,
          top: `${top}%`,
          width: `${width}%`,
          height: `${height}%`,
        }
        return (
          // the keyboard has the same below
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <div
            key={asset}
            className={css.spot}
            style={at}
            title={name}
            data-priority={item?.alarm.priority}
            data-ground={isGround}
            data-selected={id === selected}
            onClick={() => chooseAsset(asset)}
          >
            {item && (
              <AlarmSign
                priority={item.alarm.priority}
                isFilled={isUnacknowledged(item.row.state)}
              />
            )}
            <span className={css.words}>
              <span>{name}</span>
              <span className={css.mark} data-mark={asset} ref={paint} />
            </span>
          </div>
        )
      })}
    </div>
  )
}
