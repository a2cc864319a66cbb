import { mostUrgent, useAlarms } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import type { WallCell } from '#state/readWall.ts'
import { changeMe, useRoom } from '#state/room.ts'
import { showUpTo } from '#state/storeys.ts'
import { wall } from '#state/wall.ts'
import { WallDesk } from '#state/WallDesk.ts'
import type { Kiosk } from '#twin/Kiosk.ts'
import type { Twin } from '#twin/Twin.ts'
import type { TourNews } from './attachTour.ts'
import { kioskCourse } from './kioskCourse.ts'
import { showAsOpened } from './showAsOpened.ts'

/** The same as `attachTour` for a display of a wall, which nobody takes the camera of: it goes by what all of them have agreed. Returns its stop. */
export function attachWallTour(
  cell: WallCell,
  kiosk: Kiosk,
  twin: Twin,
  tell: (news: TourNews) => void,
): () => void {
  const desk = new WallDesk(cell, Date.now)
  const hear = (): void => {
    const { people, me } = useRoom.getState()
    desk.hear(people, me.id)
  }
  const step = (): void => {
    const urgent = mostUrgent(useAlarms.getState().standing)
    const { asset = -1, id = '' } = urgent?.alarm ?? {}
    const isSeen = asset >= 0 && usePlant.getState().nodesOfAsset(asset).length > 0
    desk.show(isSeen ? id : '')
    if (useRoom.getState().me.wall !== desk.say) changeMe({ wall: desk.say })
    const { time } = desk
    const now = desk.episodes.findLast(({ at }) => at <= time)
    const alarmAt = now && now.goal !== '' ? now.at : NaN
    const calm = { touchedAt: -Infinity, isWatching: false }
    tell({ ...kioskCourse(kiosk, { alarmAt, ...calm }, time), left: 0 })
  }
  wall.desk = desk
  wall.kiosk = kiosk
  wall.onStop = (stop) => {
    showAsOpened()
    const view = twin.views[kiosk.stops[stop]?.view]
    if (view) showUpTo(view.storey ?? null, view.plan ?? false)
  }
  hear()
  const stops = [useRoom.subscribe(hear), onPulse(step)]
  return () => {
    stops.forEach((stop) => stop())
    wall.desk = wall.kiosk = null
    wall.onStop = () => undefined
  }
}
