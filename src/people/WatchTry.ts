/** What a page's watchdog does about it. */
export type WatchAct =
  /** The picture is made anew. */
  | 'remount'
  /** The page is loaded anew, as it is seen now. */
  | 'reload'
  /** The plain view instead of the picture. */
  | 'plain'
  /** The picture is tried once more. */
  | 'picture'

/** An act that was done: when, epoch milliseconds, and why in words. */
export type WatchTry = { at: number; act: WatchAct; why: string }

const acts: readonly WatchAct[] = ['remount', 'reload', 'plain', 'picture']
/** Tries that are remembered; the oldest is forgotten first. */
const most = 20
const longest = 200

/** Reads the tries that a page has kept for the one after it; what makes no sense is left out. */
export function readTries(text: string | null): WatchTry[] {
  let list: unknown
  try {
    list = JSON.parse(text ?? '[]')
  } catch {
    return []
  }
  if (!Array.isArray(list)) return []
  return list.filter(isTry).slice(-most)
}

/** Writes them. */
export function writeTries(tries: readonly WatchTry[]): string {
  return JSON.stringify(tries.slice(-most))
}

function isTry(entry: unknown): entry is WatchTry {
  if (typeof entry !== 'object' || entry === null) return false
  const { at, act, why } = entry as Partial<Record<keyof WatchTry, unknown>>
  return (
    Number.isFinite(at) &&
    acts.some((known) => known === act) &&
    typeof why === 'string' &&
    why.length <= longest
  )
}
