import { readTries, writeTries, type WatchTry } from '#people/WatchTry.ts'

const place = 'gemba.tries'

/** What the watchdog did about the page before this one; without a storage: nothing is known. */
export function keptTries(): WatchTry[] {
  try {
    return readTries(sessionStorage.getItem(place))
  } catch {
    return []
  }
}

/** Keeps them for the page after this one. False: the browser keeps nothing, so the next page would not know how often it was tried. */
export function keepTries(tries: readonly WatchTry[]): boolean {
  try {
    sessionStorage.setItem(place, writeTries(tries))
    return true
  } catch {
    return false
  }
}
