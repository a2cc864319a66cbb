import type { Kiosk } from '#twin/Kiosk.ts'
import type { WallDesk } from './WallDesk.ts'

/**
 * What the page has agreed with the other displays of its wall, for the camera, which asks in every frame; written in place. Null on a page that
 * is no part of a wall.
 */
export const wall: {
  desk: WallDesk | null
  kiosk: Kiosk | null
  /** The camera sets out for a stop of the tour; -1 for all of the plant, -2 for an alarm. */
  onStop: (stop: number) => void
  /** Where the camera was in the latest frame: the wall's clock, epoch milliseconds; its place and what it looks at, metres. */
  seen: { time: number; pose: Float64Array }
} = {
  desk: null,
  kiosk: null,
  onStop: () => undefined,
  seen: { time: NaN, pose: new Float64Array(6) },
}

export type InspectedWall = {
  /** How many other displays of the wall are in the room. */
  others: number
  /** The wall's clock in the latest frame, epoch milliseconds, and where its camera was then, metres. */
  time: number
  position: number[]
  target: number[]
}

/** For `window.gemba`. */
export function inspectWall(): InspectedWall | null {
  const { desk, seen } = wall
  if (!desk) return null
  const pose = [...seen.pose]
  return {
    others: desk.others,
    time: seen.time,
    position: pose.slice(0, 3),
    target: pose.slice(3),
  }
}
