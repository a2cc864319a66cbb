import { isObject } from '#twin/isObject.ts'
import { usePlant } from './plant.ts'

/**
 * Whether this page is a wall display, which only shows: `?kiosk` or `?wall=` in its address, or a `kiosk` in its twin file that does not
 * say “asked”. `?kiosk=off` makes it an ordinary page in any case.
 */
export function isKiosk(): boolean {
  return isAsked() ?? isSaid(usePlant.getState().twin?.kiosk)
}

/** The same for the page's elements. */
export function useIsKiosk(): boolean {
  const kiosk = usePlant(({ twin }) => twin?.kiosk)
  return isAsked() ?? isSaid(kiosk)
}

/** What the address says; null: nothing. */
function isAsked(): boolean | null {
  const wishes = new URLSearchParams(location.search)
  if (wishes.get('kiosk') === 'off') return false
  return wishes.has('kiosk') || wishes.has('wall') ? true : null
}

function isSaid(kiosk: unknown): boolean {
  return isObject(kiosk) && kiosk.start !== 'asked'
}
